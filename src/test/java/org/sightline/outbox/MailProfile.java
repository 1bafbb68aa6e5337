package org.sightline.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sightline.report.ReportProfile;
import org.sightline.trail.repository.RepositoryServerResource;

/** A viewer with a mail server, where the privacy officer of one organisation is told of overrides. */
public final class MailProfile extends ReportProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(MailServerResource.class), new TestResourceEntry(RepositoryServerResource.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        try {
            Files.writeString(Path.of(settings.get("sightline.launch-config")).resolve("alerts.yaml"), """
                    told:
                      - name: northgate-privacy
                        organisations: [northgate]
                        of: [override]
                        email: [privacy@northgate.example, deputy@northgate.example]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
