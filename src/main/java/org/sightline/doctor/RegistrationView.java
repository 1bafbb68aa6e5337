package org.sightline.doctor;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.context.OdsCode;
import org.sightline.officer.OfficeFrame;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/**
 * The page of one registration.
 *
 * @param actingFor which roles of its users may act for somebody, in words
 * @param token its door for signed tokens, if it has one
 * @param smart its door for SMART App Launches, if it has one
 */
record RegistrationView(
        OfficeFrame frame,
        LaunchRegistration registration,
        String actingFor,
        @Nullable TokenView token,
        @Nullable SmartView smart,
        Refusals refusals) {

    public List<String> odsCodes() {
        return registration.odsCodes().stream().map(OdsCode::value).toList();
    }

    /**
     * Launches that were refused.
     *
     * @param totals of those that are its own
     * @param named of those that only name it
     * @param latest of its own
     */
    record Refusals(List<RefusalTotal> totals, List<RefusalTotal> named, List<RefusalLine> latest) {}

    /**
     * What is registered for launches by signed token.
     *
     * @param keys none if the organisation's keys cannot be fetched
     * @param publishedAt where the keys are published; empty if they stand in the registration
     * @param lastAccepted in words
     */
    record TokenView(
            TokenRegistration sender,
            String launchUrl,
            String publishedAt,
            @Nullable List<KeyLine> keys,
            String lastAccepted,
            List<Snippet> snippets) {

        public List<String> origins() {
            return sender.allowedOrigins().stream().map(URI::toString).toList();
        }

        public long lifetimeSeconds() {
            return sender.maxTokenLifetime().toSeconds();
        }
    }
}
