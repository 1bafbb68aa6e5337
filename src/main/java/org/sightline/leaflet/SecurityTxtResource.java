package org.sightline.leaflet;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * To whom weaknesses are reported, where whoever looks for one expects it; not there as long as nobody is named.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9116">RFC 9116</a>
 */
@Path("/.well-known/security.txt")
@RunOnVirtualThread
class SecurityTxtResource {

    private static final int GOOD_FOR_DAYS = 90;

    private final SecuritySettings settings;
    private final String publicUrl;
    private final InstantSource clock;

    SecurityTxtResource(
            SecuritySettings settings,
            @ConfigProperty(name = "sightline.public-url") String publicUrl,
            InstantSource clock) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public Response file() {
        List<URI> contacts = settings.contact().orElse(List.of());
        if (contacts.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        StringBuilder file = new StringBuilder();
        contacts.forEach(contact -> file.append("Contact: ").append(contact).append('\n'));
        file.append("Expires: ")
                .append(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(GOOD_FOR_DAYS, ChronoUnit.DAYS))
                .append("\nPreferred-Languages: en\nCanonical: ")
                .append(publicUrl)
                .append("/.well-known/security.txt\n");
        settings.policy()
                .ifPresent(policy -> file.append("Policy: ").append(policy).append('\n'));
        return Response.ok(file.toString(), "text/plain;charset=UTF-8").build();
    }
}
