package org.sightline.registration;

/** What the running nodes have in force; this room does not know how they tell each other. */
public interface LaunchConfigNodes {

    /** Whether no running node has had any other version in force for the last minutes. */
    boolean allHave(String version);
}
