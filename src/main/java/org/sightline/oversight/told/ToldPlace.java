package org.sightline.oversight.told;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where messages are found from the office's first page. */
@Singleton
class ToldPlace implements OfficePlace {

    @Override
    public String title() {
        return "Messages sent";
    }

    @Override
    public String purpose() {
        return "See who was told by e-mail or webhook of what your users did, and what could not be sent.";
    }

    @Override
    public String path() {
        return "/office/messages";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER);
    }
}
