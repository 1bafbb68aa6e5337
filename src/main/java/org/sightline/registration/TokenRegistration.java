package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How an organisation launches with signed launch tokens.
 *
 * @param tokenIssuer the {@code iss} claim of its launch tokens
 * @param algorithm the one algorithm its tokens are signed with
 * @param allowedOrigins the values of an {@code Origin} header that its launch page sends
 * @param allowNullOrigin whether {@code Origin: null}, as desktop applications send, is accepted
 * @param uses what it may do besides, signed with the same keys
 * @param maxTokenLifetime the longest {@code exp - iat} accepted, at most 300 s
 */
public record TokenRegistration(
        String tokenIssuer,
        JWSAlgorithm algorithm,
        KeySource keys,
        List<URI> allowedOrigins,
        boolean allowNullOrigin,
        Set<Use> uses,
        Duration maxTokenLifetime) {

    public TokenRegistration {
        allowedOrigins = List.copyOf(allowedOrigins);
        uses = Set.copyOf(uses);
    }

    public boolean may(Use use) {
        return uses.contains(use);
    }

    /** What is asked of us besides launches. */
    public enum Use {
        /** To hand in what patients ask for by its online form. */
        OBJECTION_INTAKE("objections"),
        /** To search the trail for what its own users did. */
        AUDIT_SEARCH("searching the audit trail"),
        /** To search it for what every organisation's users did. */
        AUDIT_SEARCH_OF_ALL("searching the whole audit trail"),
        /** To show a patient, in an app, who looked at the record. */
        ACCESS_LOG("access logs");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
