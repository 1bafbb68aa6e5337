package org.sightline.registration;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sightline.context.OdsCode;

/**
 * One organisation that may launch, from {@code launch-config/organisations/<id>.yaml}; it has one of the two doors or
 * both.
 *
 * @param id the file's name without {@code .yaml}
 * @param odsCodes the organisation's own ODS codes; a launch has to come from one of them
 * @param framedBy the origins of the pages that may show its launches in a frame; none by default
 * @param token its signed launch tokens, if it sends any
 * @param smart its SMART App Launches, if it starts any
 */
public record LaunchRegistration(
        String id,
        String name,
        List<OdsCode> odsCodes,
        ServiceDesk serviceDesk,
        List<URI> framedBy,
        Optional<TokenRegistration> token,
        Optional<SmartRegistration> smart) {

    /** An organisation whose launches no page may frame. */
    public LaunchRegistration(
            String id,
            String name,
            List<OdsCode> odsCodes,
            ServiceDesk serviceDesk,
            Optional<TokenRegistration> token,
            Optional<SmartRegistration> smart) {
        this(id, name, odsCodes, serviceDesk, List.of(), token, smart);
    }

    public LaunchRegistration {
        odsCodes = List.copyOf(odsCodes);
        framedBy = List.copyOf(framedBy);
    }
}
