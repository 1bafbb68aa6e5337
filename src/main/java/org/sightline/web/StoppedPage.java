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
 * @param sources by name: who could not say whether they know the patient; of a fault, who holds what is read
 */
record StoppedPage(
        Stop stop,
        int status,
        @Nullable String referenceOrNull,
        @Nullable ServiceDesk serviceDeskOrNull,
        ObjectionRules objections,
        String way,
        String sources) {

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

    /** Whether the viewer cannot serve, so that its readers have to ask the sources themselves. */
    public boolean isFault() {
        return stop.isFault();
    }

    /** Whether it is the patient's own wish, so that nothing is to be mended or asked for elsewhere. */
    public boolean isWish() {
        return stop == Stop.PATIENT_OBJECTED;
    }

    StoppedPage withStatus(int other) {
        return new StoppedPage(stop, other, referenceOrNull, serviceDeskOrNull, objections, way, sources);
    }

    StoppedPage withReference(String number) {
        return new StoppedPage(stop, status, number, serviceDeskOrNull, objections, way, sources);
    }

    StoppedPage withServiceDesk(@Nullable ServiceDesk desk) {
        return new StoppedPage(stop, status, referenceOrNull, desk, objections, way, sources);
    }

    StoppedPage withObjections(ObjectionRules rules) {
        return new StoppedPage(stop, status, referenceOrNull, serviceDeskOrNull, rules, way, sources);
    }

    /** @param address where the user may say what lets them in; empty if they may not */
    StoppedPage withWay(String address) {
        return new StoppedPage(stop, status, referenceOrNull, serviceDeskOrNull, objections, address, sources);
    }

    /** @param names as readers know them */
    StoppedPage withSources(List<String> names) {
        String named = String.join(", ", names);
        return new StoppedPage(stop, status, referenceOrNull, serviceDeskOrNull, objections, way, named);
    }

    String render() {
        return Templates.stopped(this).render();
    }
}
