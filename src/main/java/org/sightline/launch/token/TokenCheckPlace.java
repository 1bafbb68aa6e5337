package org.sightline.launch.token;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where the office's first page leads for {@link TokenCheckResource}. */
@Singleton
class TokenCheckPlace implements OfficePlace {

    @Override
    public String title() {
        return "Check a launch token";
    }

    @Override
    public String purpose() {
        return "Paste a token that your system made and see every check of a launch with its result. It is not used.";
    }

    @Override
    public String path() {
        return "/office/launch-token";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.ADMINISTRATOR);
    }
}
