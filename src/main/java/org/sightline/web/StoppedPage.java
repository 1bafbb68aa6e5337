package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.ObjectionRules;
import org.sightline.registration.ServiceDesk;

/**
 * The one calm page for whatever was refused, has ended or did not work.
 *
 * @param status the HTTP status it is sent with
 * @param referenceOrNull a number to read out on the telephone
 * @param serviceDeskOrNull whom to ring, when the organisation is known
 * @param objections what is said of a patient who objects
 * @param way where the user may say what lets them in; empty if they may not
 * @param notHeard who could not say whether they know the patient
 */
record StoppedPage(
        Stop stop,
        int status,
        @Nullable String referenceOrNull,
        @Nullable ServiceDesk serviceDeskOrNull,
        ObjectionRules objections,
        String way,
        String notHeard) {

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

    /** Whether it is the patient's own wish, so that nothing is to be mended or asked for elsewhere. */
    public boolean isWish() {
        return stop == Stop.PATIENT_OBJECTED;
    }

    StoppedPage withStatus(int other) {
        return new StoppedPage(stop, other, referenceOrNull, serviceDeskOrNull, objections, way, notHeard);
    }

    StoppedPage withReference(String number) {
        return new StoppedPage(stop, status, number, serviceDeskOrNull, objections, way, notHeard);
    }

    StoppedPage withServiceDesk(@Nullable ServiceDesk desk) {
        return new StoppedPage(stop, status, referenceOrNull, desk, objections, way, notHeard);
    }

    StoppedPage withObjections(ObjectionRules rules) {
        return new StoppedPage(stop, status, referenceOrNull, serviceDeskOrNull, rules, way, notHeard);
    }

    /** @param names of who could not say whether they know the patient */
    StoppedPage withWay(String address, List<String> names) {
        String named = String.join(", ", names);
        return new StoppedPage(stop, status, referenceOrNull, serviceDeskOrNull, objections, address, named);
    }

    String render() {
        return Templates.stopped(this).render();
    }
}
