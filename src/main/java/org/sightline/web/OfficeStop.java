package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Every way in which the office does not show what was asked for; the words are in {@code pages/office/stopped.html}. */
enum OfficeStop {
    NOT_SET_UP(503),
    NO_DUTY(403),
    OTHER_DUTY(403),
    ORGANISATION_MISSING(403),
    ORGANISATION_UNKNOWN(403),
    SESSION_ENDED(401),
    SIGN_IN_FAILED(401),
    FORM_REFUSED(403),
    NOT_FOUND(404),
    NOT_UNDERSTOOD(400),
    UNAVAILABLE(503),
    FAILED(500);

    private final int status;

    OfficeStop(int status) {
        this.status = status;
    }

    /** The one for an HTTP status that no exception of ours explains. */
    static OfficeStop of(int status) {
        return switch (status) {
            case 401, 403 -> SIGN_IN_FAILED;
            case 404, 405 -> NOT_FOUND;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? FAILED : NOT_UNDERSTOOD;
        };
    }

    int status() {
        return status;
    }

    /** Whether somebody is signed in who can sign out to come back as somebody else. */
    public boolean signedIn() {
        return status == 403;
    }

    String render(String name, List<String> wanted, String requestId) {
        return Templates.stopped(this, name, wanted, requestId).render();
    }

    void answer(RoutingContext request, int as) {
        request.response()
                .setStatusCode(as)
                .putHeader(HttpHeaders.CONTENT_TYPE, StoppedPage.MEDIA_TYPE)
                .end(render("", List.of(), RequestId.of(request)));
    }

    /** The template; checked against this enum when the application is built. */
    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance stopped(OfficeStop stop, String name, List<String> wanted, String requestId);
    }
}
