package org.sightline.registration;

/** Another configuration is in force on this node: whoever keeps something per registration lets go of the old. */
public record LaunchConfigChanged(LaunchConfig before, LaunchConfig after) {}
