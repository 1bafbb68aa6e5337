package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.LaunchHistory;
import org.sightline.doctor.RegistrationView.TokenView;
import org.sightline.launch.ViewerAddress;
import org.sightline.registration.KeySource;
import org.sightline.registration.KeysOnRecord;
import org.sightline.registration.KeysOnRecord.KeyOnRecord;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/** Puts an organisation's door for signed launch tokens into words. */
@ApplicationScoped
class TokenViews {

    private final KeysOnRecord keys;
    private final LaunchHistory history;
    private final Snippets snippets;
    private final ViewerAddress address;
    private final InstantSource clock;

    @Inject
    TokenViews(
            KeysOnRecord keys, LaunchHistory history, Snippets snippets, ViewerAddress address, InstantSource clock) {
        this.keys = keys;
        this.history = history;
        this.snippets = snippets;
        this.address = address;
        this.clock = clock;
    }

    TokenView of(LaunchRegistration registration, TokenRegistration sender) {
        Optional<List<KeyOnRecord>> known = keys.of(registration);
        String publishedAt = switch (sender.keys()) {
            case KeySource.JwksUrl published -> published.url().toString();
            case KeySource.StaticKeys _ -> "";
        };
        return new TokenView(
                sender,
                address.launchUrl(),
                publishedAt,
                known.map(found -> lines(registration, found)).orElse(null),
                history.lastByToken(registration.id()).map(UkTime::minute).orElse("None so far"),
                snippets.of(registration, sender, signingKey(known.orElse(List.of())), address.launchUrl()));
    }

    private List<KeyLine> lines(LaunchRegistration registration, List<KeyOnRecord> found) {
        return found.stream()
                .map(key -> KeyLine.of(
                        key,
                        history.use(registration.id(), key.keyId()).orElse(null),
                        found.stream()
                                        .filter(other -> other.keyId().equals(key.keyId()))
                                        .count()
                                > 1,
                        clock.instant()))
                .toList();
    }

    private static String signingKey(List<KeyOnRecord> keys) {
        return keys.stream()
                .filter(key -> key.objection().isEmpty())
                .map(KeyOnRecord::keyId)
                .findFirst()
                .orElse("the-kid-of-your-key");
    }
}
