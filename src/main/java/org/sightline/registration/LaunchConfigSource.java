package org.sightline.registration;

/** The configuration in force. A caller asks anew for every decision, so that a change takes effect at once. */
public interface LaunchConfigSource {
    LaunchConfig current();
}
