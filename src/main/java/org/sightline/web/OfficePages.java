package org.sightline.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.sightline.audit.CallerSource;
import org.sightline.officer.OfficeCookies;
import org.sightline.officer.OfficeFormRefusedException;
import org.sightline.officer.OfficeRefusedException;
import org.sightline.officer.OfficeSessionEndedException;

/** Turns what the office refuses into its calm page. */
class OfficePages {

    private final CallerSource caller;

    @Inject
    OfficePages(CallerSource caller) {
        this.caller = caller;
    }

    @ServerExceptionMapper
    Response refused(OfficeRefusedException e) {
        OfficeStop stop = switch (e.refusal()) {
            case NO_DUTY -> OfficeStop.NO_DUTY;
            case OTHER_DUTY -> OfficeStop.OTHER_DUTY;
            case ORGANISATION_MISSING -> OfficeStop.ORGANISATION_MISSING;
            case ORGANISATION_UNKNOWN -> OfficeStop.ORGANISATION_UNKNOWN;
        };
        return answer(stop, e.user().name(), e.wanted()).build();
    }

    @ServerExceptionMapper
    Response ended(OfficeSessionEndedException e, HttpHeaders request) {
        return OfficeCookies.cleared(answer(OfficeStop.SESSION_ENDED, "", List.of()), request)
                .build();
    }

    @ServerExceptionMapper
    Response formRefused(OfficeFormRefusedException e) {
        return answer(OfficeStop.FORM_REFUSED, "", List.of()).build();
    }

    private ResponseBuilder answer(OfficeStop stop, String name, List<String> wanted) {
        return Response.status(stop.status())
                .type(StoppedPage.MEDIA_TYPE)
                .entity(stop.render(name, wanted, caller.current().requestId()));
    }
}
