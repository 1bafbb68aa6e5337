package org.sightline.registration.watch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole of {@code launch-config/alerts.yaml}.
 *
 * @param told who is told, each by a name of its own
 * @param rules by which the trail is watched, each by a name of its own
 */
public record WatchRules(List<Recipient> told, List<WatchRule> rules) {

    /** Those of a folder without the file: nobody is told, and nothing is watched. */
    public static final WatchRules NONE = new WatchRules(List.of(), List.of());

    public WatchRules {
        told = List.copyOf(told);
        rules = List.copyOf(rules);
    }

    /** Whether a rule is about an organisation's users: one that names it stands before one that names none. */
    public boolean isAbout(WatchRule rule, String registration) {
        return rule.organisations().isEmpty()
                ? rules.stream()
                        .filter(other -> other.watch().kind() == rule.watch().kind())
                        .noneMatch(other -> other.organisations().contains(registration))
                : rule.organisations().contains(registration);
    }

    /** The servers that are sent requests. */
    public Stream<Recipient.Webhook> webhooks() {
        return told.stream()
                .map(Recipient::way)
                .filter(Recipient.Webhook.class::isInstance)
                .map(Recipient.Webhook.class::cast);
    }

    /** Who has this name. */
    public Optional<Recipient> toldNamed(String name) {
        return told.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
