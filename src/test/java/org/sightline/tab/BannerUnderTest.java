package org.sightline.tab;

import java.time.InstantSource;

/** The banner of pages that are no tab, of an opening under test. */
public final class BannerUnderTest {

    private BannerUnderTest() {}

    public static RecordBanner of(OpeningUnderTest opening) {
        return new RecordBanner(
                opening.openings(), opening, opening.maker(), InstantSource.fixed(OpeningUnderTest.NOW));
    }
}
