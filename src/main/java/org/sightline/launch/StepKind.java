package org.sightline.launch;

/** A step that a launch takes or a check makes. Each door and each check has its own, in the order they are taken. */
public interface StepKind {

    /** As it is kept. */
    String name();

    /** As people call it. */
    String title();

    /** What has to be so. */
    String expected();
}
