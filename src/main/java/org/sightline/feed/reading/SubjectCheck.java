package org.sightline.feed.reading;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;
import org.sightline.registration.FeedConnection;

/** Whom a resource is about: the one check between a feed's mistake and another patient's data on the page. */
final class SubjectCheck {

    private static final Pattern PATIENT_REFERENCE =
            Pattern.compile("(?:(.*)/)?Patient/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");
    private static final String FORMER_SYSTEM = "http://fhir.nhs.net/Id/nhs-number";

    /** Where FHIR R4 types say whom they are about; {@code for} is the Task's. */
    private static final List<String> SUBJECT_ELEMENTS = List.of("subject", "patient", "for");

    private final PatientIdentity expected;
    private final Set<String> systems;
    private final String base;
    private final String patientId;

    SubjectCheck(PatientIdentity expected, FeedConnection connection, String patientId) {
        this.expected = expected;
        this.systems = systems(connection);
        this.base = comparable(connection.fhirBaseUrl().toString());
        this.patientId = patientId;
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

    Verdict of(Resource resource) {
        if (resource instanceof Patient patient) {
            return ofPatient(patient, patientId.equals(patient.getIdElement().getIdPart()));
        }
        if (resource instanceof DomainResource holder
                && holder.getContained().stream().anyMatch(this::containsAnother)) {
            return Verdict.ANOTHER_PATIENT;
        }
        return ofSubjects(resource);
    }

    /** How a patient's NHS numbers compare with the launch's, former ones aside. */
    static NumberMatch numbers(Patient patient, PatientIdentity expected, FeedConnection connection) {
        return numbers(patient.getIdentifier(), expected, systems(connection));
    }

    /** What the NHS numbers in a list of identifiers say. */
    enum NumberMatch {
        EQUAL,
        OTHER,
        NONE
    }

    private Verdict ofPatient(Patient patient, boolean sameId) {
        boolean agrees = sameId
                && numbers(patient.getIdentifier(), expected, systems) != NumberMatch.OTHER
                && !birthDateDiffers(patient);
        return agrees ? Verdict.THIS_PATIENT : Verdict.ANOTHER_PATIENT;
    }

    private boolean birthDateDiffers(Patient patient) {
        return patient.hasBirthDate()
                && !Objects.equals(
                        patient.getBirthDateElement().getValueAsString(),
                        expected.birthDate().toString());
    }

    private boolean containsAnother(Resource contained) {
        return contained instanceof Patient patient
                ? ofContained(patient) == Verdict.ANOTHER_PATIENT
                : ofSubjects(contained) == Verdict.ANOTHER_PATIENT;
    }

    /** A contained patient has no id of the feed's own, so only its NHS number can say who it is. */
    private Verdict ofContained(Patient patient) {
        NumberMatch match = numbers(patient.getIdentifier(), expected, systems);
        if (match == NumberMatch.OTHER || birthDateDiffers(patient)) {
            return Verdict.ANOTHER_PATIENT;
        }
        return match == NumberMatch.EQUAL ? Verdict.THIS_PATIENT : Verdict.NOT_SAID;
    }

    private Verdict ofSubjects(Resource resource) {
        if (resource instanceof Appointment appointment) {
            return ofParticipants(appointment);
        }
        List<Property> elements = SUBJECT_ELEMENTS.stream()
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .toList();
        if (elements.isEmpty()) {
            return Verdict.NOBODY;
        }
        List<Verdict> verdicts = elements.stream()
                .flatMap(element -> element.getValues().stream())
                .map(this::ofValue)
                .toList();
        if (verdicts.contains(Verdict.ANOTHER_PATIENT)) {
            return Verdict.ANOTHER_PATIENT;
        }
        boolean said = !verdicts.isEmpty() && verdicts.stream().allMatch(v -> v == Verdict.THIS_PATIENT);
        return said ? Verdict.THIS_PATIENT : Verdict.NOT_SAID;
    }

    /** An appointment names its patient among other participants, who are practitioners and places. */
    private Verdict ofParticipants(Appointment appointment) {
        List<Verdict> verdicts = appointment.getParticipant().stream()
                .map(participant -> ofValue(participant.getActor()))
                .toList();
        if (verdicts.contains(Verdict.ANOTHER_PATIENT)) {
            return Verdict.ANOTHER_PATIENT;
        }
        return verdicts.contains(Verdict.THIS_PATIENT) ? Verdict.THIS_PATIENT : Verdict.NOT_SAID;
    }

    private Verdict ofValue(Base value) {
        if (!(value instanceof Reference reference)) {
            return Verdict.NOT_SAID;
        }
        Verdict byReference = ofReference(reference);
        NumberMatch byNumber = numbers(List.of(reference.getIdentifier()), expected, systems);
        if (byReference == Verdict.ANOTHER_PATIENT || byNumber == NumberMatch.OTHER) {
            return Verdict.ANOTHER_PATIENT;
        }
        return byReference == Verdict.THIS_PATIENT || (byNumber == NumberMatch.EQUAL && !reference.hasReference())
                ? Verdict.THIS_PATIENT
                : Verdict.NOT_SAID;
    }

    private Verdict ofReference(Reference reference) {
        String target = reference.hasReference() ? reference.getReference() : "";
        if (target.startsWith("#")) {
            return reference.getResource() instanceof Patient contained ? ofContained(contained) : Verdict.NOT_SAID;
        }
        if (target.startsWith("urn:")) {
            return reference.getResource() instanceof Patient sent ? of(sent) : Verdict.NOT_SAID;
        }
        Matcher matcher = PATIENT_REFERENCE.matcher(target);
        if (!matcher.matches()) {
            return namesAnother(target) ? Verdict.ANOTHER_PATIENT : Verdict.NOT_SAID;
        }
        boolean here = matcher.group(1) == null || comparable(matcher.group(1)).equals(base);
        return here && patientId.equals(matcher.group(2)) ? Verdict.THIS_PATIENT : Verdict.ANOTHER_PATIENT;
    }

    /** A reference to a patient in no form we know, or a conditional one by another number. */
    private boolean namesAnother(String target) {
        boolean conditional = target.contains("Patient?")
                && !target.contains(expected.nhsNumber().digits());
        return target.contains("Patient/") || conditional;
    }

    private static NumberMatch numbers(List<Identifier> identifiers, PatientIdentity expected, Set<String> systems) {
        Set<String> values = identifiers.stream()
                .filter(i -> i.hasSystem() && i.hasValue() && systems.contains(i.getSystem()))
                .filter(i -> i.getUse() != Identifier.IdentifierUse.OLD)
                .map(i -> i.getValue().replace(" ", "").replace("-", ""))
                .collect(Collectors.toUnmodifiableSet());
        if (values.isEmpty()) {
            return NumberMatch.NONE;
        }
        return values.equals(Set.of(expected.nhsNumber().digits())) ? NumberMatch.EQUAL : NumberMatch.OTHER;
    }

    private static Set<String> systems(FeedConnection connection) {
        return Stream.of(connection.patientIdentifierSystem(), NhsNumber.SYSTEM, FORMER_SYSTEM)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Scheme and host in small letters and without a default port. */
    private static String comparable(String url) {
        try {
            URI uri = URI.create(url);
            String server = (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
            String withoutPort =
                    server.startsWith("https:") ? server.replaceFirst(":443$", "") : server.replaceFirst(":80$", "");
            return withoutPort + uri.getRawPath();
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
