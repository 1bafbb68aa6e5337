package org.sightline.officer;

import java.util.Set;
import org.sightline.context.Duty;

/**
 * A part of the office, as the first page lists it. Any room with such a part has a bean of this kind.
 */
public interface OfficePlace {

    String title();

    /** One sentence: what an officer does there. */
    String purpose();

    /** Where it begins, such as {@code /office/registration}. */
    String path();

    /** Whoever has one of these sees it listed. */
    Set<Duty> duties();
}
