package org.sightline.registration.loading;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.registration.watch.Recipient;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.registration.watch.Watch;
import org.sightline.registration.watch.Watch.Kind;
import org.sightline.registration.watch.WatchRule;
import org.sightline.registration.watch.WatchRules;

/** Reads {@code alerts.yaml}, which a folder need not have. */
final class AlertsReader {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/alerts.schema.json");

    private final Addresses addresses;
    private final NamedSecrets secrets;
    private final Set<String> organisations;
    private final Set<String> names = new HashSet<>();

    /** @param organisations the ids of all registrations */
    AlertsReader(Addresses addresses, NamedSecrets secrets, Set<String> organisations) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.organisations = Set.copyOf(organisations);
    }

    Optional<WatchRules> read(ConfigValue root) {
        root.items("told").forEach(this::check);
        List<WatchRule> rules = new Rules(this::checkOrganisation).read(root);
        return root.isSound()
                ? Optional.of(new WatchRules(
                        root.items("told").stream().map(AlertsReader::told).toList(), rules))
                : Optional.empty();
    }

    private void check(ConfigValue told) {
        if (!names.add(told.text("name"))) {
            told.field("name").error("names somebody who stands above already");
        }
        told.items("organisations").forEach(this::checkOrganisation);
        if (told.has("email") == told.has("webhook")) {
            told.error("needs either email or webhook");
        }
        told.find("webhook").ifPresent(webhook -> {
            addresses.check(webhook.field("url"));
            secrets.checkWebhookSecret(webhook.field("secret"));
        });
        told.items("adds").stream()
                .filter(detail -> told.has("email") && detail.text().equals(Detail.PATIENT.code()))
                .forEach(detail -> detail.error("has no place in an e-mail"));
    }

    private void checkOrganisation(ConfigValue organisation) {
        if (!organisations.contains(organisation.text())) {
            organisation.error("there is no organisation " + organisation.text()
                    + Nearest.of(organisation.text(), List.copyOf(organisations)));
        }
    }

    private static Recipient told(ConfigValue told) {
        return new Recipient(
                told.text("name"),
                Set.copyOf(told.texts("organisations")),
                told.texts("of").stream().map(Occasion::ofCode).collect(Collectors.toSet()),
                way(told),
                told.texts("adds").stream().map(Detail::ofCode).collect(Collectors.toSet()));
    }

    private static Recipient.Way way(ConfigValue told) {
        return told.find("webhook")
                .<Recipient.Way>map(webhook -> new Recipient.Webhook(
                        Addresses.uri(webhook.field("url")),
                        webhook.text("secret"),
                        webhook.find("tlsConfiguration").map(ConfigValue::text).orElse(null)))
                .orElseGet(() -> new Recipient.Email(told.texts("email")));
    }

    /** Reads the {@code rules} of {@code alerts.yaml}. */
    private static final class Rules {

        private static final List<String> ATTEMPTS =
                List.of("cookie-wrong", "form-from-elsewhere", "form-of-another-page");
        private static final Set<String> OF_EACH = Set.of("kind", "name", "organisations", "fourEyes");

        /** The thresholds of each kind. */
        private static final Map<Kind, Set<String>> OF_KIND = new EnumMap<>(Map.ofEntries(
                Map.entry(Kind.OWN_RECORD, Set.of()),
                Map.entry(Kind.SAME_SURNAME, Set.of("commonAmong", "common")),
                Map.entry(Kind.VOLUME, Set.of("percentile", "days", "atLeast")),
                Map.entry(Kind.MANY_USERS, Set.of("users", "hours")),
                Map.entry(Kind.OVERRIDE_RATE, Set.of("overrides", "days")),
                Map.entry(Kind.OVERRIDE_WORDS, Set.of("times", "days")),
                Map.entry(Kind.OUT_OF_HOURS, Set.of("from", "until", "weekends", "roles")),
                Map.entry(Kind.TWO_PLACES, Set.of("minutes", "networkBits")),
                Map.entry(Kind.NO_CONTACT, Set.of()),
                Map.entry(Kind.STATED_RELATIONSHIP, Set.of()),
                Map.entry(Kind.ATTEMPTS, Set.of("reasons")),
                Map.entry(Kind.WRONG_PATIENT, Set.of())));

        private final Consumer<ConfigValue> organisation;
        private final Set<String> names = new HashSet<>();
        private final Map<String, String> about = new HashMap<>();

        /** @param organisation checks the name of one */
        Rules(Consumer<ConfigValue> organisation) {
            this.organisation = organisation;
        }

        /** The rules that are sound, once all are checked. */
        List<WatchRule> read(ConfigValue root) {
            List<ConfigValue> rules = root.items("rules");
            rules.forEach(this::check);
            return rules.stream().filter(ConfigValue::isSound).map(Rules::rule).toList();
        }

        private void check(ConfigValue rule) {
            Kind kind = Kind.ofCode(rule.text("kind"));
            String name = rule.text("name", kind.code());
            if (!names.add(name)) {
                rule.error("there is a rule " + name + " above already; give this one a name of its own");
            }
            rule.names().stream()
                    .filter(field -> !OF_EACH.contains(field)
                            && !OF_KIND.getOrDefault(kind, Set.of()).contains(field))
                    .sorted()
                    .forEach(field -> rule.field(field).error("is not for a rule of the kind " + kind.code()));
            if (kind == Kind.OUT_OF_HOURS && !(rule.has("from") && rule.has("until"))) {
                rule.error("needs from and until");
            }
            rule.items("organisations").forEach(organisation);
            List<String> whose =
                    rule.has("organisations") ? rule.texts("organisations") : List.of("every other organisation");
            whose.forEach(one -> {
                String other = about.put(kind.code() + " " + one, name);
                if (other != null) {
                    rule.error("is about " + one + ", as the rule " + other + " is already");
                }
            });
        }

        private static WatchRule rule(ConfigValue rule) {
            return new WatchRule(
                    rule.text("name", rule.text("kind")),
                    watch(rule),
                    Set.copyOf(rule.texts("organisations")),
                    rule.flag("fourEyes", false));
        }

        private static Watch watch(ConfigValue rule) {
            return switch (Kind.ofCode(rule.text("kind"))) {
                case OWN_RECORD -> new Watch.OwnRecord();
                case SAME_SURNAME -> new Watch.SameSurname(rule.number("commonAmong", 10), rule.texts("common"));
                case VOLUME ->
                    new Watch.Volume(
                            rule.number("percentile", 99), rule.number("days", 28), rule.number("atLeast", 40));
                case MANY_USERS -> new Watch.ManyUsers(rule.number("users", 15), rule.number("hours", 24));
                case OVERRIDE_RATE -> new Watch.OverrideRate(rule.number("overrides", 5), rule.number("days", 28));
                case OVERRIDE_WORDS -> new Watch.OverrideWords(rule.number("times", 3), rule.number("days", 28));
                case OUT_OF_HOURS ->
                    new Watch.OutOfHours(
                            LocalTime.parse(rule.text("from")),
                            LocalTime.parse(rule.text("until")),
                            rule.flag("weekends", false),
                            rule.texts("roles"));
                case TWO_PLACES -> new Watch.TwoPlaces(rule.number("minutes", 10), rule.number("networkBits", 16));
                case NO_CONTACT -> new Watch.NoContact();
                case STATED_RELATIONSHIP -> new Watch.StatedRelationship();
                case ATTEMPTS -> new Watch.Attempts(rule.has("reasons") ? rule.texts("reasons") : ATTEMPTS);
                case WRONG_PATIENT -> new Watch.WrongPatient();
            };
        }
    }
}
