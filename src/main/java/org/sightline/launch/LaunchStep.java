package org.sightline.launch;

/** A step of a launch as a test of it shows it. Each door has its own, in the order in which a launch takes them. */
public interface LaunchStep {

    /** As it is kept. */
    String name();

    /** As people call it. */
    String title();

    /** What has to be so. */
    String expected();
}
