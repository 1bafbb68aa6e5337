package org.sightline.testing;

/** How often something is killed under load: five times, or as often as SIGHTLINE_TEST_KILLS says. */
public final class Kills {

    private static final String FEW = "5";

    private Kills() {}

    public static int wanted() {
        return Integer.parseInt(System.getenv().getOrDefault("SIGHTLINE_TEST_KILLS", FEW));
    }
}
