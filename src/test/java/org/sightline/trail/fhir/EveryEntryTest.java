package org.sightline.trail.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailEntry.Event;
import org.sightline.trail.TrailEntry.Means;
import org.sightline.trail.TrailEntry.Particulars;
import org.sightline.trail.TrailEntry.Person;
import org.sightline.trail.TrailEntry.Place;
import org.sightline.trail.TrailEntry.Role;
import org.sightline.trail.TrailEntry.Subject;

/**
 * Every kind of entry that the trail can hold, refused or not, with and without each thing an entry may say, against the
 * rules of the profile it claims.
 */
class EveryEntryTest {

    /** As rows are begun in the trail's own room. */
    private static final Pattern KIND =
            Pattern.compile("\\b(?:success|refused|patient|alert)\\(\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Set<String> kinds;

    @BeforeAll
    static void findKinds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/sightline/audit"))) {
            kinds = new TreeSet<>(files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(EveryEntryTest::kindsIn)
                    .toList());
        }
        assertTrue(
                kinds.size() > 45 && kinds.contains("alert-judged") && kinds.contains("patient-asked"),
                kinds.toString());
    }

    private static Stream<String> kindsIn(Path file) {
        try {
            return KIND.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("every entry meets FHIR R4 and every rule of the BALP profile that it claims")
    void meetsItsProfile() {
        List<String> broken = new ArrayList<>();
        Set<String> claimed = new TreeSet<>();
        TrailEvents events = new TrailEvents("https://viewer.example");
        for (String kind : kinds) {
            IntStream.range(0, 1 << Said.values().length).forEach(mask -> {
                AuditEvent event = events.of(entry(kind, mask));
                event.getMeta().getProfile().forEach(profile -> claimed.add(profile.getValue()));
                BalpRules.brokenBy(event).forEach(rule -> broken.add(kind + " " + saidOf(mask) + ": " + rule));
            });
        }
        assertEquals(List.of(), broken.stream().limit(20).toList(), broken.size() + " broken");
        assertEquals(BalpRules.PROFILES, claimed);
    }

    @Test
    @DisplayName("what was refused, and what is about no patient, claims no profile of what succeeds with one")
    void claimsNoMoreThanItIs() {
        TrailEvents events = new TrailEvents("https://viewer.example");
        for (String kind : kinds) {
            for (Said lacking : List.of(Said.SUCCESS, Said.PATIENT)) {
                int mask = (1 << Said.values().length) - 1 - (1 << lacking.ordinal());
                assertTrue(events.of(entry(kind, mask)).getMeta().getProfile().isEmpty(), kind);
            }
        }
    }

    /** What an entry may say or not. */
    private enum Said {
        SUCCESS,
        PATIENT,
        USER,
        ADDRESS,
        REQUEST,
        PLACE,
        PARTICULARS;

        boolean in(int mask) {
            return (mask & (1 << ordinal())) != 0;
        }
    }

    private static String saidOf(int mask) {
        return Stream.of(Said.values()).filter(one -> one.in(mask)).toList().toString();
    }

    private static TrailEntry entry(String kind, int mask) {
        boolean user = Said.USER.in(mask);
        boolean place = Said.PLACE.in(mask);
        boolean more = Said.PARTICULARS.in(mask);
        boolean ofDocument = kind.startsWith("document-");
        return new TrailEntry(
                7,
                Instant.parse("2026-11-30T09:00:00Z"),
                new Event(kind, !Said.SUCCESS.in(mask), Said.SUCCESS.in(mask) ? "" : "some-reason", "", ""),
                user ? person(more) : new Person("", "", "", new Role("", "", ""), MissingNode.getInstance(), ""),
                place
                        ? new Place("RNG01", "Northgate Hospital", "northgate", "launch-1", "TOKEN", "TREAT")
                        : new Place("", "", "", "", "", ""),
                new Subject(
                        Said.PATIENT.in(mask) ? "9990000018" : "",
                        more ? "summary" : "",
                        "",
                        0,
                        "",
                        new Particulars(
                                json(more, "[{'feed':'greenfield','outcome':'answered','detail':'cut, page cap'}]"),
                                json(ofDocument, "{'feed':'greenfield','type':'DocumentReference','id':'d1'}"),
                                json(more, "{'override':'ABC-DEF-GHJ','reference':'ABC-DEF-GHJ'}"),
                                json(more, "{'reference':'ABC-DEF-GHJ','filter':{'entry':'5'}}"))),
                new Means(
                        "node-a",
                        Said.ADDRESS.in(mask) ? "192.0.2.7" : "",
                        "",
                        Said.REQUEST.in(mask) ? "0123456789abcdef" : "",
                        "config-1",
                        "0.1.0",
                        ""));
    }

    private static Person person(boolean more) {
        return new Person(
                "https://epr.example",
                "rita.okafor",
                "Rita Okafor",
                more ? new Role("https://fhir.nhs.uk/role", "R8001", "Nurse") : new Role("", "", ""),
                json(
                        more,
                        "[{'system':'https://fhir.nhs.uk/Id/sds-user-id','value':'555000000001'},"
                                + "{'system':'https://fhir.nhs.uk/Id/sds-role-profile-id','value':'555000000002'}]"),
                more ? "Dr Priya Nair" : "");
    }

    private static JsonNode json(boolean said, String text) {
        try {
            return said ? JSON.readTree(text.replace('\'', '"')) : MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
