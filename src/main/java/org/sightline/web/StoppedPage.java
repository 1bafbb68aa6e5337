package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.ServiceDesk;

/**
 * The one calm page for whatever was refused, has ended or did not work.
 *
 * @param status the HTTP status it is sent with
 * @param referenceOrNull a number to read out on the telephone
 * @param serviceDeskOrNull whom to ring, when the organisation is known
 */
record StoppedPage(
        Stop stop,
        int status,
        @Nullable String referenceOrNull,
        @Nullable ServiceDesk serviceDeskOrNull) {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    /** The template; checked against this record when the application is built. */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance stopped(StoppedPage page);
    }

    public Optional<String> reference() {
        return Optional.ofNullable(referenceOrNull);
    }

    public Optional<ServiceDesk> serviceDesk() {
        return Optional.ofNullable(serviceDeskOrNull);
    }

    StoppedPage withStatus(int other) {
        return new StoppedPage(stop, other, referenceOrNull, serviceDeskOrNull);
    }

    StoppedPage withReference(String number) {
        return new StoppedPage(stop, status, number, serviceDeskOrNull);
    }

    StoppedPage withServiceDesk(@Nullable ServiceDesk desk) {
        return new StoppedPage(stop, status, referenceOrNull, desk);
    }

    String render() {
        return Templates.stopped(this).render();
    }
}
