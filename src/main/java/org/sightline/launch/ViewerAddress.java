package org.sightline.launch;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.start.BeforeMigration;
import org.sightline.start.StartRefusedException;

/** The viewer's own address as browsers and launch tokens name it ({@code sightline.public-url}); checked at start. */
@Singleton
public class ViewerAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String publicUrl;

    @Inject
    public ViewerAddress(
            @ConfigProperty(name = "sightline.public-url") String publicUrl,
            @ConfigProperty(name = "sightline.allow-loopback-http", defaultValue = "false") boolean allowLoopbackHttp) {
        if (!isAddress(publicUrl, allowLoopbackHttp)) {
            throw StartRefusedException.ofSetting(
                    "sightline.public-url",
                    "is \"" + publicUrl + "\".",
                    "It has to be https and a host, such as https://viewer.example.nhs.uk, without a path or a slash at"
                            + " its end.");
        }
        this.publicUrl = publicUrl;
    }

    void beforeMigration(@Observes BeforeMigration due) {
        // its constructor has looked
    }

    private static boolean isAddress(String publicUrl, boolean allowLoopbackHttp) {
        try {
            URI uri = new URI(publicUrl);
            boolean loopback = allowLoopbackHttp && "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            boolean bare = uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return bare && (loopback || "https".equals(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** What {@code aud} has to be. */
    public String launchUrl() {
        return publicUrl + "/launch";
    }

    /** What {@code aud} has to be where an online form hands in objections. */
    public String intakeUrl() {
        return publicUrl + "/objections/intake";
    }

    public String publicUrl() {
        return publicUrl;
    }

    /** What {@code aud} has to be of an assertion for a token to search the trail with. */
    public String trailTokenUrl() {
        return publicUrl + "/fhir/token";
    }

    public String auditEventUrl() {
        return publicUrl + "/fhir/AuditEvent";
    }

    /** What {@code aud} has to be of an app's request for who looked at a record. */
    public String accessLogUrl() {
        return publicUrl + "/access-log";
    }

    public String linkOf(String handle) {
        return publicUrl + "/launch/pushed/" + handle;
    }

    /** The launch address that EHRs register. */
    public URI smartLaunch() {
        return URI.create(publicUrl + "/smart/launch");
    }

    /** Where EHRs fetch the keys that we sign with. */
    public URI keySet() {
        return URI.create(publicUrl + "/.well-known/jwks.json");
    }

    /** Where a SMART authorization server sends the browser back to: one address per registration. */
    public URI smartCallback(String registration) {
        return URI.create(publicUrl + "/smart/callback/" + registration);
    }
}
