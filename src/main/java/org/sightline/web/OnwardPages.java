package org.sightline.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.launch.OnwardForms;
import org.sightline.session.Framing;

/** The page that holds the form, which may be sent to that server and to no other. */
@Singleton
class OnwardPages implements OnwardForms {

    private final Framing framing;

    @Inject
    OnwardPages(Framing framing) {
        this.framing = framing;
    }

    @Override
    public ResponseBuilder of(URI address, Map<String, String> fields, Set<String> hosts, List<URI> framedBy) {
        framing.allow(framedBy);
        List<String> origins = hosts.stream()
                .sorted()
                .map(host -> address.getScheme() + "://" + host)
                .toList();
        return Response.ok(OnwardPage.of(address, fields).render(), StoppedPage.MEDIA_TYPE)
                .header(SecurityHeaders.POLICY, SecurityHeaders.policyWithFormsTo(origins));
    }

    @Override
    public ResponseBuilder toOurselves(String path, String fromFragment) {
        return Response.ok(OnwardPage.toOurselves(path, fromFragment).render(), StoppedPage.MEDIA_TYPE);
    }
}
