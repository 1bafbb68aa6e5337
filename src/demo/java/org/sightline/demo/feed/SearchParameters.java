package org.sightline.demo.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The search parameters each resource type answers to.
 *
 * @see <a href="https://hl7.org/fhir/R4/searchparameter-registry.html">FHIR R4 search parameter registry</a>
 */
final class SearchParameters {

    /** A value to search for: a token's system may be empty. */
    record Token(String system, String code) {}

    /** What a parameter looks at. */
    sealed interface Parameter {
        /** A code, a status or an identifier. */
        record OfToken(Function<DomainResource, Stream<Token>> values) implements Parameter {}

        /** A date or a period. */
        record OfDate(Function<DomainResource, Optional<DateRange>> value) implements Parameter {}

        /** The patient, by local reference. */
        record OfPatient(Function<DomainResource, Reference> value) implements Parameter {}
    }

    private static final Map<String, Map<String, Parameter>> BY_TYPE = Map.of(
            "Patient",
                    Map.of(
                            "identifier", token(Patient.class, p -> identifiers(p.getIdentifier())),
                            "birthdate", date(Patient.class, Patient::getBirthDateElement)),
            "AllergyIntolerance",
                    Map.of(
                            "patient", patient(AllergyIntolerance.class, AllergyIntolerance::getPatient),
                            "code", token(AllergyIntolerance.class, a -> codes(a.getCode())),
                            "clinical-status", token(AllergyIntolerance.class, a -> codes(a.getClinicalStatus())),
                            "verification-status",
                                    token(AllergyIntolerance.class, a -> codes(a.getVerificationStatus())),
                            "date", date(AllergyIntolerance.class, AllergyIntolerance::getRecordedDateElement)),
            "Condition",
                    Map.of(
                            "patient", patient(Condition.class, Condition::getSubject),
                            "code", token(Condition.class, c -> codes(c.getCode())),
                            "category", token(Condition.class, c -> codes(c.getCategory())),
                            "clinical-status", token(Condition.class, c -> codes(c.getClinicalStatus())),
                            "verification-status", token(Condition.class, c -> codes(c.getVerificationStatus())),
                            "onset-date", date(Condition.class, Condition::getOnset),
                            "recorded-date", date(Condition.class, Condition::getRecordedDateElement)),
            "MedicationRequest",
                    Map.of(
                            "patient", patient(MedicationRequest.class, MedicationRequest::getSubject),
                            "code", token(MedicationRequest.class, m -> medicine(m.getMedication())),
                            "status",
                                    token(
                                            MedicationRequest.class,
                                            m -> code(m.getStatus().toCode())),
                            "intent",
                                    token(
                                            MedicationRequest.class,
                                            m -> code(m.getIntent().toCode())),
                            "authoredon", date(MedicationRequest.class, MedicationRequest::getAuthoredOnElement)),
            "MedicationStatement",
                    Map.of(
                            "patient", patient(MedicationStatement.class, MedicationStatement::getSubject),
                            "code", token(MedicationStatement.class, m -> medicine(m.getMedication())),
                            "status",
                                    token(
                                            MedicationStatement.class,
                                            m -> code(m.getStatus().toCode())),
                            "effective", date(MedicationStatement.class, MedicationStatement::getEffective)),
            "Medication", Map.of("code", token(Medication.class, m -> codes(m.getCode()))),
            "Observation",
                    Map.of(
                            "patient", patient(Observation.class, Observation::getSubject),
                            "code", token(Observation.class, o -> codes(o.getCode())),
                            "category", token(Observation.class, o -> codes(o.getCategory())),
                            "status",
                                    token(
                                            Observation.class,
                                            o -> code(o.getStatus().toCode())),
                            "date", date(Observation.class, Observation::getEffective)),
            "DiagnosticReport",
                    Map.of(
                            "patient", patient(DiagnosticReport.class, DiagnosticReport::getSubject),
                            "code", token(DiagnosticReport.class, d -> codes(d.getCode())),
                            "category", token(DiagnosticReport.class, d -> codes(d.getCategory())),
                            "status",
                                    token(
                                            DiagnosticReport.class,
                                            d -> code(d.getStatus().toCode())),
                            "date", date(DiagnosticReport.class, DiagnosticReport::getEffective)));

    private SearchParameters() {}

    static boolean knows(String type) {
        return BY_TYPE.containsKey(type);
    }

    static List<String> types() {
        return BY_TYPE.keySet().stream().sorted().toList();
    }

    static List<String> namesOf(String type) {
        return BY_TYPE.getOrDefault(type, Map.of()).keySet().stream().sorted().toList();
    }

    /** @throws BadSearchException if the type has no such parameter */
    static Parameter of(String type, String name) {
        if (name.equals("_id")) {
            return new Parameter.OfToken(r -> code(r.getIdElement().getIdPart()));
        }
        Parameter parameter = BY_TYPE.getOrDefault(type, Map.of()).get(name);
        if (parameter == null) {
            throw new BadSearchException("unknown search parameter for " + type + ": " + name);
        }
        return parameter;
    }

    private static <R extends DomainResource> Parameter token(Class<R> type, Function<R, Stream<Token>> values) {
        return new Parameter.OfToken(r -> values.apply(type.cast(r)));
    }

    private static <R extends DomainResource> Parameter patient(Class<R> type, Function<R, Reference> value) {
        return new Parameter.OfPatient(r -> value.apply(type.cast(r)));
    }

    private static <R extends DomainResource> Parameter date(Class<R> type, Function<R, @Nullable Type> value) {
        return new Parameter.OfDate(r -> range(value.apply(type.cast(r))));
    }

    private static Optional<DateRange> range(@Nullable Type value) {
        return switch (value) {
            case BaseDateTimeType date when date.hasValue() -> Optional.of(DateRange.of(date));
            case Period period when !period.isEmpty() -> Optional.of(DateRange.of(period));
            case null, default -> Optional.empty();
        };
    }

    private static Stream<Token> identifiers(List<Identifier> identifiers) {
        return identifiers.stream().map(i -> new Token(i.getSystem(), i.getValue()));
    }

    private static Stream<Token> codes(List<CodeableConcept> concepts) {
        return concepts.stream().flatMap(SearchParameters::codes);
    }

    private static Stream<Token> codes(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(c -> new Token(c.hasSystem() ? c.getSystem() : "", c.hasCode() ? c.getCode() : ""));
    }

    private static Stream<Token> medicine(Type medication) {
        return medication instanceof CodeableConcept concept ? codes(concept) : Stream.empty();
    }

    private static Stream<Token> code(String code) {
        return Stream.of(new Token("", code));
    }
}
