package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;

/** The one registration that an officer's pages are about. No address or form ever names another. */
@ApplicationScoped
class OwnRegistration {

    private final OfficeVisit visit;
    private final LaunchConfigSource config;

    @Inject
    OwnRegistration(OfficeVisit visit, LaunchConfigSource config) {
        this.visit = visit;
        this.config = config;
    }

    LaunchRegistration current() {
        return config.current().byId(visit.officer().registration()).orElseThrow(NotFoundException::new);
    }
}
