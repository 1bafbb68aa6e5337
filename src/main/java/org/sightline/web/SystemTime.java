package org.sightline.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one clock of the application; tests put their own in its place. */
@Singleton
final class SystemTime {

    @Produces
    @Singleton
    static InstantSource clock() {
        return InstantSource.system();
    }
}
