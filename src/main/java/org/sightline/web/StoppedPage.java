package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;
import org.sightline.registration.ServiceDesk;

/**
 * The one calm page for whatever was refused, has ended or did not work.
 *
 * @param status the HTTP status it is sent with
 * @param reference a number to read out on the telephone
 * @param serviceDesk whom to ring, when the organisation is known
 */
record StoppedPage(Stop stop, int status, Optional<String> reference, Optional<ServiceDesk> serviceDesk) {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    /** The template; checked against this record when the application is built. */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance stopped(StoppedPage page);
    }

    StoppedPage withStatus(int other) {
        return new StoppedPage(stop, other, reference, serviceDesk);
    }

    StoppedPage withReference(String number) {
        return new StoppedPage(stop, status, Optional.of(number), serviceDesk);
    }

    StoppedPage withServiceDesk(Optional<ServiceDesk> desk) {
        return new StoppedPage(stop, status, reference, desk);
    }

    String render() {
        return Templates.stopped(this).render();
    }
}
