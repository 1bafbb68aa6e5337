package org.sightline.registration;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.OdsCode;

/**
 * One organisation that may launch, from {@code launch-config/organisations/<id>.yaml}; it has one of the two doors or
 * both.
 *
 * @param id the file's name without {@code .yaml}
 * @param odsCodes the organisation's own ODS codes; a launch has to come from one of them
 * @param framedBy the origins of the pages that may show its launches in a frame; none by default
 */
public record LaunchRegistration(
        String id,
        String name,
        List<OdsCode> odsCodes,
        ServiceDesk serviceDesk,
        List<URI> framedBy,
        @Nullable TokenRegistration tokenOrNull,
        @Nullable SmartRegistration smartOrNull) {

    public LaunchRegistration {
        odsCodes = List.copyOf(odsCodes);
        framedBy = List.copyOf(framedBy);
    }

    /** Its signed launch tokens, if it sends any. */
    public Optional<TokenRegistration> token() {
        return Optional.ofNullable(tokenOrNull);
    }

    /** Its SMART App Launches, if it starts any. */
    public Optional<SmartRegistration> smart() {
        return Optional.ofNullable(smartOrNull);
    }

    public LaunchRegistration withSmart(SmartRegistration smart) {
        return new LaunchRegistration(id, name, odsCodes, serviceDesk, framedBy, tokenOrNull, smart);
    }
}
