package org.sightline.demo.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.demo.feed.ServedParameters.Parameter;
import org.sightline.demo.feed.ServedParameters.Token;

/** What a search parameter looks at, for the tables of parameters. */
final class ParameterOf {

    static final Parameter PATIENT = new Parameter.OfPatient();

    private ParameterOf() {}

    static <R extends DomainResource> Parameter identifiers(Class<R> type, Function<R, List<Identifier>> values) {
        return new Parameter.OfToken(
                r -> values.apply(type.cast(r)).stream().map(i -> new Token(i.getSystem(), i.getValue())));
    }

    static <R extends DomainResource> Parameter concepts(Class<R> type, Function<R, List<CodeableConcept>> values) {
        return new Parameter.OfToken(r -> values.apply(type.cast(r)).stream().flatMap(ParameterOf::tokens));
    }

    static <R extends DomainResource> Parameter concept(Class<R> type, Function<R, CodeableConcept> value) {
        return new Parameter.OfToken(r -> tokens(value.apply(type.cast(r))));
    }

    static <R extends DomainResource> Parameter coding(Class<R> type, Function<R, Coding> value) {
        return new Parameter.OfToken(r -> Stream.of(token(value.apply(type.cast(r)))));
    }

    /** A status, an intent or a priority. */
    static <R extends DomainResource> Parameter code(Class<R> type, Function<R, Enumeration<?>> value) {
        return new Parameter.OfToken(r ->
                Optional.ofNullable(value.apply(type.cast(r)).getValueAsString())
                        .map(code -> new Token("", code))
                        .stream());
    }

    /** A medicine by its code; one that is a resource of its own has none here. */
    static <R extends DomainResource> Parameter medicine(Class<R> type, Function<R, Type> value) {
        return new Parameter.OfToken(
                r -> value.apply(type.cast(r)) instanceof CodeableConcept concept ? tokens(concept) : Stream.empty());
    }

    static <R extends DomainResource> Parameter date(Class<R> type, Function<R, @Nullable Type> value) {
        return new Parameter.OfDate(r -> range(value.apply(type.cast(r))));
    }

    private static Optional<DateRange> range(@Nullable Type value) {
        return switch (value) {
            case BaseDateTimeType date when date.hasValue() -> Optional.of(DateRange.of(date));
            case Period period when !period.isEmpty() -> Optional.of(DateRange.of(period));
            case null, default -> Optional.empty();
        };
    }

    private static Stream<Token> tokens(CodeableConcept concept) {
        return concept.getCoding().stream().map(ParameterOf::token);
    }

    private static Token token(Coding coding) {
        return new Token(coding.hasSystem() ? coding.getSystem() : "", coding.hasCode() ? coding.getCode() : "");
    }
}
