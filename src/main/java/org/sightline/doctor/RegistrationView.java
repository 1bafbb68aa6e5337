package org.sightline.doctor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sightline.context.OdsCode;
import org.sightline.officer.OfficeFrame;
import org.sightline.registration.LaunchRegistration;

/**
 * The page of one registration.
 *
 * @param keys empty if the organisation's keys cannot be fetched
 * @param publishedAt where the keys are published, unless they stand in the registration
 * @param lastAccepted in words
 */
record RegistrationView(
        OfficeFrame frame,
        LaunchRegistration registration,
        String launchUrl,
        Optional<String> publishedAt,
        Optional<List<KeyLine>> keys,
        String lastAccepted,
        List<RefusalTotal> totals,
        List<RefusalLine> latest,
        List<Snippet> snippets) {

    RegistrationView {
        totals = List.copyOf(totals);
        latest = List.copyOf(latest);
        snippets = List.copyOf(snippets);
    }

    public List<String> odsCodes() {
        return registration.odsCodes().stream().map(OdsCode::value).toList();
    }

    public List<String> origins() {
        return registration.allowedOrigins().stream().map(URI::toString).toList();
    }

    public long lifetimeSeconds() {
        return registration.maxTokenLifetime().toSeconds();
    }
}
