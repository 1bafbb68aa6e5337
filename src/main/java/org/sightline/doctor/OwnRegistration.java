package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.stream.Collectors;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchConfigState;
import org.sightline.registration.LaunchRegistration;

/** The one registration that an officer's pages are about. No address or form ever names another. */
@ApplicationScoped
class OwnRegistration {

    private final OfficeVisit visit;
    private final LaunchConfigSource config;
    private final LaunchConfigState state;

    @Inject
    OwnRegistration(OfficeVisit visit, LaunchConfigSource config, LaunchConfigState state) {
        this.visit = visit;
        this.config = config;
        this.state = state;
    }

    /** A change that is not in force, as far as it is theirs. */
    PendingChange pending() {
        return PendingChange.of(state, visit.officer().registration());
    }

    LaunchRegistration current() {
        return config.current().byId(visit.officer().registration()).orElseThrow(NotFoundException::new);
    }

    /** Which roles of its users may act for somebody, and how that somebody is named. */
    String actingFor() {
        ActingForRules rules = config.current().access().actingFor();
        List<String> roles = rules.rolesOf(visit.officer().registration());
        return roles.isEmpty()
                ? "No role may"
                : String.join(", ", roles) + ", for somebody named by an identifier of "
                        + rules.systems().stream().sorted().collect(Collectors.joining(" or "));
    }
}
