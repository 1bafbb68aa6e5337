package org.sightline.context;

import java.time.ZoneId;

/** The one zone in which days begin and moments are shown: that of the people who use and run the viewer. */
public final class UkZone {

    public static final ZoneId ID = ZoneId.of("Europe/London");

    private UkZone() {}
}
