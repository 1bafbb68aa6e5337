package org.sightline.feed.reading;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.sightline.context.PatientIdentity;
import org.sightline.context.UkZone;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.PatientMismatch.Kind;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.registration.FeedConnection;

/** Finds the one Patient of a feed that is the launch's patient, or says why there is none. */
final class PatientLookUp {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final PatientIdentity expected;
    private final Confidentiality confidentiality;
    private final FeedConnection connection;
    private final InstantSource clock;
    private final NhsNumbers numbers;

    PatientLookUp(
            PatientIdentity expected, Confidentiality confidentiality, FeedConnection connection, InstantSource clock) {
        this.expected = expected;
        this.confidentiality = confidentiality;
        this.connection = connection;
        this.clock = clock;
        this.numbers = new NhsNumbers(expected, connection, LocalDate.ofInstant(clock.instant(), UkZone.ID));
    }

    /** What the look-up gave. */
    sealed interface Result {

        /** The feed's patient, who is the launch's. */
        record Found(Patient patient, String id) implements Result {}

        /** There is no more to ask this feed. */
        record Settled(FeedAnswer answer) implements Result {}
    }

    Result ask(BundlePages pages, FeedUrls urls) throws InterruptedException {
        List<Bundle> bundles = new ArrayList<>();
        Optional<String> only = pages.onlyPatient();
        BundlePages.End end = only.isPresent()
                ? pages.read(urls.read("Patient", only.get()), patient -> bundles.add(alone(patient)))
                : pages.walk(
                        urls.patientLookUp(
                                connection.patientIdentifierSystem(),
                                expected.nhsNumber().digits()),
                        bundles::add);
        return switch (end) {
            case BundlePages.End.Read read -> read.isWhole() ? judge(bundles) : notWhole(read.remarks());
            case BundlePages.End.Rejected rejected ->
                settled(new Unavailable(
                        rejected.trouble().reason(), rejected.trouble().detail()));
            case BundlePages.End.Refused _ -> settled(new FeedAnswer.NotPermitted("look-up"));
            case BundlePages.End.Broken broken ->
                settled(
                        broken.why() instanceof Remark.Broken why
                                ? new Unavailable(why.reason(), why.detail())
                                : new Unavailable(Reason.SERVER_ERROR, "look-up: a notice instead of an answer"));
        };
    }

    /** A part of the matches may lack the one that matters. */
    private static Result notWhole(List<Remark> remarks) {
        boolean unread = remarks.stream().anyMatch(Remark.Unread.class::isInstance);
        return settled(
                unread
                        ? new Unavailable(Reason.UNREADABLE, "look-up: an entry cannot be read")
                        : new Unavailable(Reason.SERVER_ERROR, "look-up: not all of its answer"));
    }

    private static Bundle alone(Patient patient) {
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(patient);
        return bundle;
    }

    private Result judge(List<Bundle> bundles) {
        Collection<Patient> matches = matches(bundles);
        if (matches.isEmpty() && OutcomeNotices.warn(bundles)) {
            return settled(new Unavailable(Reason.SERVER_ERROR, "look-up: a warning instead of a match"));
        }
        if (matches.isEmpty()) {
            return settled(new FeedAnswer.PatientNotKnown(clock.instant()));
        }
        if (matches.stream().anyMatch(match -> numbers(match) == NhsNumbers.Match.OTHER)) {
            return mismatch(Kind.WRONG_PATIENT, "the look-up gave another NHS number");
        }
        if (matches.stream().anyMatch(confidentiality::isRestricted)) {
            return settled(new FeedAnswer.Withheld());
        }
        List<Patient> inUse = matches.stream().filter(PatientLookUp::isInUse).toList();
        if (inUse.isEmpty()) {
            return mismatch(Kind.NOT_IN_USE, "the feed's patient is merged into another or not in use");
        }
        if (inUse.size() > 1 || total(bundles) > matches.size()) {
            return mismatch(Kind.SEVERAL_MATCHES, matches.size() + " matches");
        }
        return judge(inUse.getFirst());
    }

    private Result judge(Patient patient) {
        Kind disagreement = disagreement(patient);
        if (disagreement != null) {
            return mismatch(disagreement, "look-up");
        }
        String id = String.valueOf(patient.getIdElement().getIdPart());
        if (!patient.hasId() || !ID.matcher(id).matches()) {
            return settled(new Unavailable(Reason.UNREADABLE, "the feed's patient has no FHIR id"));
        }
        return new Result.Found(patient, id);
    }

    private @Nullable Kind disagreement(Patient patient) {
        return switch (numbers(patient)) {
            case FORMER -> Kind.FORMER_NUMBER;
            case NONE -> Kind.NO_NUMBER;
            case OTHER -> Kind.WRONG_PATIENT;
            case EQUAL ->
                switch (BirthDate.of(patient, expected.birthDate())) {
                    case SAME -> null;
                    case NONE -> Kind.NO_BIRTH_DATE;
                    case YEAR_ONLY -> Kind.BIRTH_YEAR_ONLY;
                    case MONTH_ONLY -> Kind.BIRTH_MONTH_ONLY;
                    case OTHER -> Kind.BIRTH_DATE;
                };
        };
    }

    private NhsNumbers.Match numbers(Patient patient) {
        return numbers.of(patient.getIdentifier());
    }

    private static Collection<Patient> matches(List<Bundle> bundles) {
        Map<String, Patient> byId = new LinkedHashMap<>();
        bundles.stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .filter(entry -> entry.getSearch().getMode() != SearchEntryMode.INCLUDE)
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .forEach(patient ->
                        byId.put(String.valueOf(patient.getIdElement().getIdPart()), patient));
        return byId.values();
    }

    /** Not the record that another one replaced (FHIR R4 Patient.link, Patient.active). */
    private static boolean isInUse(Patient patient) {
        boolean replaced = patient.getLink().stream().anyMatch(link -> link.getType() == Patient.LinkType.REPLACEDBY);
        return !replaced && !Boolean.FALSE.equals(patient.getActiveElement().getValue());
    }

    private static int total(List<Bundle> bundles) {
        return bundles.stream().mapToInt(Bundle::getTotal).max().orElse(0);
    }

    private static Result mismatch(Kind kind, String detail) {
        return settled(new PatientMismatch(kind, detail));
    }

    private static Result settled(FeedAnswer answer) {
        return new Result.Settled(answer);
    }
}
