package org.sightline.demo.story;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;

/**
 * One fictional patient.
 *
 * @param reason why the patient is on the EPR's list today
 * @param handout what a trainer has in hand about it
 * @param objectionOrNull the patient's objection to sharing, if there is one
 * @param held what each feed holds, its Patient first; a feed without an entry does not know the patient
 */
public record Story(
        Person person,
        String reason,
        Handout handout,
        @Nullable Objection objectionOrNull,
        Map<String, List<DomainResource>> held) {

    public Story {
        Map<String, List<DomainResource>> copy = new LinkedHashMap<>();
        held.forEach((feed, resources) -> copy.put(feed, List.copyOf(resources)));
        held = copy;
    }

    /**
     * Whom it is about.
     *
     * @param name as an EPR's list shows it, {@code ADEYEMI, Ivy (Mrs)}
     * @param born the birth date the EPRs hold; a feed may hold another
     */
    public record Person(NhsNumber nhsNumber, String name, LocalDate born, String gender) {}

    /** That the patient objects to having the record, or parts of it, shared, since when and who wrote it down. */
    public record Objection(LocalDate recorded, String by, ObjectionScope scope) {}

    public NhsNumber nhsNumber() {
        return person.nhsNumber();
    }

    public String name() {
        return person.name();
    }

    public LocalDate born() {
        return person.born();
    }

    public String gender() {
        return person.gender();
    }

    public Optional<Objection> objection() {
        return Optional.ofNullable(objectionOrNull);
    }

    /** The birth date as the EPR's list shows it, {@code 12-Mar-1945}. */
    public String bornText() {
        return born().format(DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH));
    }
}
