package org.sightline.launch.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.Step;
import org.sightline.launch.StepKind;
import org.sightline.launch.StepResult;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.KeySource.JwksUrl;
import org.sightline.registration.SigningKeyRules;

/** Fetches an organisation's JWKS document as a launch would and says what is wrong with it. */
public final class JwksCheck {

    private final JWSAlgorithm algorithm;
    private final List<Step> findings = new ArrayList<>();
    private final Set<String> thumbprints = new HashSet<>();

    private JwksCheck(JWSAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** The one step there is; it comes out once for each thing that is wrong with the document. */
    private enum JwksStep implements StepKind {
        PUBLISHED_KEYS;

        @Override
        public String title() {
            return "Published keys";
        }

        @Override
        public String expected() {
            return "A JWK Set with a key that can sign launch tokens";
        }
    }

    /**
     * What was found.
     *
     * @param findings what is wrong and what to do; none if nothing is
     * @param thumbprints of every key in the document (RFC 7638)
     */
    public record Outcome(List<Step> findings, Set<String> thumbprints) {
        public Outcome {
            findings = List.copyOf(findings);
            thumbprints = Set.copyOf(thumbprints);
        }
    }

    /**
     * Asks now.
     *
     * @param published where
     * @param algorithm the one that the organisation's tokens are signed with
     */
    public static Outcome of(HttpClients clients, JwksUrl published, JWSAlgorithm algorithm) {
        JwksCheck check = new JwksCheck(algorithm);
        if (!clients.has(published.tlsConfiguration())) {
            check.warn(HttpClients.notAsked(published.tlsConfiguration()));
            return new Outcome(check.findings, check.thumbprints);
        }
        SmallRequests requests = new SmallRequests(
                clients, published.tlsConfiguration(), LaunchKeys.LIMITS.deadline(), LaunchKeys.LIMITS.maxBytes());
        try {
            check.look(PublishedKeys.text(requests, published.url()));
        } catch (IOException e) {
            check.error("cannot be fetched: " + NotKeys.fault(String.valueOf(e.getMessage())));
        }
        return new Outcome(check.findings, check.thumbprints);
    }

    private void look(String text) {
        try {
            look(JWKSet.parse(text).getKeys());
        } catch (ParseException _) {
            error(NotKeys.words(text));
        }
    }

    private void look(List<JWK> keys) {
        Set<String> kids = new HashSet<>();
        boolean oneFits = false;
        for (JWK key : keys) {
            Optional<String> objection = SigningKeyRules.objectionTo(key, algorithm, Instant.now());
            String kid = key.getKeyID();
            if (key.isPrivate()) {
                error(named(kid) + " is published with its private part: replace the key at once");
            } else if (kid == null) {
                warn("publishes a key without kid, which no token can name: give it one");
            } else if (!kids.add(kid)) {
                error("publishes two keys of one kid, " + named(kid) + ": a token that names it is refused");
            } else if (objection.isEmpty()) {
                oneFits = true;
            }
            remember(key);
        }
        if (!oneFits) {
            error(
                    keys.isEmpty()
                            ? "publishes no key, so every launch is refused"
                            : "publishes no key that fits " + algorithm + ", so every launch is refused: "
                                    + objections(keys));
        }
    }

    private String objections(List<JWK> keys) {
        return String.join(
                "; ",
                keys.stream()
                        .flatMap(key -> SigningKeyRules.objectionTo(key, algorithm, Instant.now())
                                .map(objection -> named(key.getKeyID()) + " " + objection)
                                .stream())
                        .toList());
    }

    private void remember(JWK key) {
        try {
            thumbprints.add(key.computeThumbprint().toString());
        } catch (JOSEException _) {
            warn(named(key.getKeyID()) + " has no thumbprint, so it cannot be compared with other organisations' keys");
        }
    }

    private void error(String message) {
        findings.add(Step.of(JwksStep.PUBLISHED_KEYS, StepResult.FAILS, message));
    }

    private void warn(String message) {
        findings.add(Step.of(JwksStep.PUBLISHED_KEYS, StepResult.WARNS, message));
    }

    /** A kid is the organisation's text: nothing of it may look like a line of the report. */
    private static String named(@Nullable String kid) {
        return kid == null ? "a key without kid" : "the key " + kid.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
