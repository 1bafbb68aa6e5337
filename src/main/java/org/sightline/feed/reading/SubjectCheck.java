package org.sightline.feed.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.context.PatientIdentity;
import org.sightline.registration.FeedConnection;

/** Whom a resource is about: the one check between a feed's mistake and another patient's data on the page. */
final class SubjectCheck {

    private static final Pattern PATIENT_REFERENCE = Pattern.compile(
            "(?:(.*)/)?Patient/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?/*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY = Pattern.compile("[?#].*");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Where FHIR R4 types say whom they are about; {@code for} is the Task's, {@code beneficiary} a Coverage's. */
    private static final List<String> SUBJECT_ELEMENTS = List.of("subject", "patient", "for", "beneficiary");

    private static final Base[] NONE = {};

    private final PatientIdentity expected;
    private final NhsNumbers numbers;
    private final OwnAddresses addresses;
    private final String patientId;

    /** @param patient the feed's own resource of the launch's patient */
    SubjectCheck(PatientIdentity expected, FeedConnection connection, Patient patient, LocalDate today) {
        this.expected = expected;
        this.numbers = new NhsNumbers(expected, connection, today);
        this.addresses = new OwnAddresses(connection, patient);
        this.patientId = String.valueOf(patient.getIdElement().getIdPart());
    }

    /** Whom a resource is about. */
    enum Verdict {
        THIS_PATIENT,
        /** Another patient is named: nothing of this feed may be kept. */
        ANOTHER_PATIENT,
        /** It should be about a patient, and that it is this one is not said. */
        NOT_SAID,
        /** Resources of its type are about no patient, such as a medication's. */
        NOBODY
    }

    OwnAddresses addresses() {
        return addresses;
    }

    Verdict of(Resource resource) {
        String base = resource.getIdElement().getBaseUrl();
        if (resource instanceof Patient patient) {
            return ofPatient(patient, patientId.equals(patient.getIdElement().getIdPart()), addresses.areUnder(base));
        }
        if (resource instanceof DomainResource holder
                && holder.getContained().stream().anyMatch(contained -> containsAnother(contained, base))) {
            return Verdict.ANOTHER_PATIENT;
        }
        return alsoAbout(resource).anyMatch(other -> ofValue(other, base) == Verdict.ANOTHER_PATIENT)
                ? Verdict.ANOTHER_PATIENT
                : ofSubjects(resource, base);
    }

    /** What an entry may be about besides its subject: a fetus, a donor, and wrongly another patient. */
    private static Stream<Reference> alsoAbout(Resource resource) {
        return switch (resource) {
            case Observation observation -> observation.getFocus().stream();
            case DocumentReference document -> document.getContext().getRelated().stream();
            default -> Stream.empty();
        };
    }

    /** @param here whether it is the feed's own; an id means nothing at another server */
    private Verdict ofPatient(Patient patient, boolean sameId, boolean here) {
        NhsNumbers.Match number = numbers.of(patient.getIdentifier());
        if (number == NhsNumbers.Match.OTHER || birthDateDiffers(patient)) {
            return Verdict.ANOTHER_PATIENT;
        }
        if (sameId) {
            return number == NhsNumbers.Match.FORMER || !here ? Verdict.NOT_SAID : Verdict.THIS_PATIENT;
        }
        return number == NhsNumbers.Match.NONE ? Verdict.ANOTHER_PATIENT : Verdict.NOT_SAID;
    }

    /** A year alone that agrees is no other birth date. */
    private boolean birthDateDiffers(Patient patient) {
        return BirthDate.of(patient, expected.birthDate()) == BirthDate.OTHER;
    }

    private boolean containsAnother(Resource contained, @Nullable String base) {
        return contained instanceof Patient patient
                ? ofContained(patient) == Verdict.ANOTHER_PATIENT
                : ofSubjects(contained, base) == Verdict.ANOTHER_PATIENT;
    }

    /** A contained patient has no id of the feed's own, so only its NHS number can say who it is. */
    private Verdict ofContained(Patient patient) {
        NhsNumbers.Match match = numbers.of(patient.getIdentifier());
        if (match == NhsNumbers.Match.OTHER || birthDateDiffers(patient)) {
            return Verdict.ANOTHER_PATIENT;
        }
        return match == NhsNumbers.Match.EQUAL ? Verdict.THIS_PATIENT : Verdict.NOT_SAID;
    }

    private Verdict ofSubjects(Resource resource, @Nullable String base) {
        if (resource instanceof Appointment appointment) {
            return ofParticipants(appointment, base);
        }
        boolean hasSubject = false;
        List<Verdict> verdicts = new ArrayList<>();
        for (String element : SUBJECT_ELEMENTS) {
            Base[] values = resource.getProperty(element.hashCode(), element, false);
            hasSubject |= values != null;
            for (Base value : values == null ? NONE : values) {
                verdicts.add(ofValue(value, base));
            }
        }
        if (!hasSubject) {
            return Verdict.NOBODY;
        }
        if (verdicts.contains(Verdict.ANOTHER_PATIENT)) {
            return Verdict.ANOTHER_PATIENT;
        }
        boolean said = !verdicts.isEmpty() && verdicts.stream().allMatch(v -> v == Verdict.THIS_PATIENT);
        return said ? Verdict.THIS_PATIENT : Verdict.NOT_SAID;
    }

    /** An appointment names its patient among other participants, who are practitioners and places. */
    private Verdict ofParticipants(Appointment appointment, @Nullable String base) {
        List<Verdict> verdicts = appointment.getParticipant().stream()
                .map(participant -> ofValue(participant.getActor(), base))
                .toList();
        if (verdicts.contains(Verdict.ANOTHER_PATIENT)) {
            return Verdict.ANOTHER_PATIENT;
        }
        return verdicts.contains(Verdict.THIS_PATIENT) ? Verdict.THIS_PATIENT : Verdict.NOT_SAID;
    }

    private Verdict ofValue(Base value, @Nullable String base) {
        return value instanceof Reference reference ? of(reference, base) : Verdict.NOT_SAID;
    }

    /** Whom a reference of the feed's own means; what is no patient is not said. */
    Verdict of(Reference reference) {
        return of(reference, null);
    }

    /**
     * A relative reference is meant from where its holder is, which may be another server: an id means nothing there.
     *
     * @param holderBase the base in the holder's full URL; null if it has none
     * @see <a href="https://hl7.org/fhir/R4/bundle.html#references">FHIR R4: resolving references in bundles</a>
     */
    private Verdict of(Reference reference, @Nullable String holderBase) {
        Verdict byReference = ofReference(reference, holderBase);
        NhsNumbers.Match byNumber = numbers.of(List.of(reference.getIdentifier()));
        if (byReference == Verdict.ANOTHER_PATIENT || byNumber == NhsNumbers.Match.OTHER) {
            return Verdict.ANOTHER_PATIENT;
        }
        return byReference == Verdict.THIS_PATIENT || (byNumber == NhsNumbers.Match.EQUAL && !reference.hasReference())
                ? Verdict.THIS_PATIENT
                : Verdict.NOT_SAID;
    }

    private Verdict ofReference(Reference reference, @Nullable String holderBase) {
        String target = Objects.requireNonNullElse(reference.getReference(), "");
        if (target.startsWith("#")) {
            return reference.getResource() instanceof Patient contained ? ofContained(contained) : Verdict.NOT_SAID;
        }
        if (target.startsWith("urn:")) {
            return reference.getResource() instanceof Patient sent ? of(sent) : Verdict.NOT_SAID;
        }
        if (target.contains("Patient?")) {
            return numbers.namesAnother(target) ? Verdict.ANOTHER_PATIENT : Verdict.NOT_SAID;
        }
        Matcher matcher = PATIENT_REFERENCE.matcher(QUERY.matcher(target).replaceFirst(""));
        return matcher.matches()
                ? ofAddress(matcher.group(1) == null ? holderBase : matcher.group(1), matcher.group(2), target)
                : target.contains("Patient/") ? Verdict.ANOTHER_PATIENT : Verdict.NOT_SAID;
    }

    /**
     * Another base, another case of letters or a query with this patient's id is another form, and says neither that it
     * is this patient nor that it is somebody else; servers of several tenants give one id to many.
     *
     * @param base what stands before the type; null for a relative reference
     */
    private Verdict ofAddress(@Nullable String base, String id, String target) {
        boolean here = addresses.areUnder(base);
        boolean plain = !target.contains("?") && !target.contains("#");
        if (here && plain && (id.equals(patientId) || (UUID.matcher(id).matches() && id.equalsIgnoreCase(patientId)))) {
            return Verdict.THIS_PATIENT;
        }
        if (!here && numbers.isExpected(id)) {
            return Verdict.THIS_PATIENT;
        }
        return id.equalsIgnoreCase(patientId) ? Verdict.NOT_SAID : Verdict.ANOTHER_PATIENT;
    }
}
