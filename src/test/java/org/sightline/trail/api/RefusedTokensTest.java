package org.sightline.trail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditEvent.Attempted;
import org.sightline.audit.Trails;
import org.sightline.launch.RecordedTrail;
import org.sightline.launch.token.SigningSystem;
import org.sightline.registration.TokenRegistration.Use;
import org.sightline.testing.SettableClock;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;
import org.sightline.trail.EntryWords;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailSearch;
import org.sightline.visit.Attempts;

/** Systems and apps whose token is not good: refused, and on the trail. */
class RefusedTokensTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final PatientTrail found = new PatientTrail(database.database());
    private final SigningSystem system = new SigningSystem(database, Set.of(Use.AUDIT_SEARCH, Use.ACCESS_LOG));
    private final RecordedTrail trail = new RecordedTrail();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Attempts attempts = new Attempts(
            _ -> Optional.empty(), trail, metrics, new SettableClock(Instant.parse("2026-11-30T09:00:00Z")));

    @Test
    @DisplayName("S15 each place where a token is refused has a row, and what more came is counted")
    void areRowsAndCounted() {
        List<Supplier<Response>> refused = List.of(this::token, this::search, this::log);
        for (Supplier<Response> place : refused) {
            assertEquals(401, place.get().getStatus());
            assertEquals(401, place.get().getStatus());
        }
        Waiting.until(() -> metrics.counter("sightline.attempts", "reason", "token-not-accepted", "launch", "none")
                        .count()
                == 6);
        Waiting.untilEqual(rows("").toList(), () -> List.copyOf(trail.events));

        Waiting.untilEqual(
                Stream.concat(rows(""), rows("1 more like it since 09:00:00 GMT"))
                        .toList(),
                () -> {
                    attempts.turn();
                    return List.copyOf(trail.events);
                });
    }

    @Test
    @DisplayName(
            "S15 a token of a registered system, and one that only says it is, are rows of its organisation, kept apart")
    void areRowsOfWhomTheyName() {
        String used = system.sign("JWT", SigningSystem.ADDRESS.trailTokenUrl(), Map.of());
        assertEquals(200, token(used).getStatus());
        assertEquals(401, token(used).getStatus());
        String forged = used.substring(0, used.lastIndexOf('.') + 1) + "A".repeat(86);
        assertEquals(401, token(forged).getStatus());
        assertEquals(
                401,
                log("Bearer " + system.sign("access-log+jwt", "https://elsewhere", Map.of()))
                        .getStatus());
        String given = tokens().give(system.registration());
        database.asOwner().useHandle(h -> h.execute("UPDATE trail_access_token SET expires_at = clock_timestamp()"));
        assertEquals(401, search("Bearer " + given).getStatus());

        String whose = system.registration().id();
        List<Attempted> expected = Stream.of(
                        new AttemptEvent.OfSystem("/fhir/token", whose, AttemptReason.TOKEN_OF_SYSTEM),
                        new AttemptEvent.OfSystem("/fhir/token", whose, AttemptReason.TOKEN_NAMES_SYSTEM),
                        new AttemptEvent.OfSystem("/access-log", whose, AttemptReason.TOKEN_OF_SYSTEM),
                        new AttemptEvent.OfSystem("/fhir/AuditEvent", whose, AttemptReason.TOKEN_OF_SYSTEM))
                .map(event -> new Attempted(event, ""))
                .toList();
        Waiting.untilEqual(expected, () -> List.copyOf(trail.events));
        trail.events.forEach(event -> Trails.trail(database.database()).record(event, RecordedTrail.CALLER));
        assertEquals(
                List.of(whose + " token-of-system 3", whose + " token-names-system 1"),
                database.asOwner()
                        .withHandle(h -> h.createQuery("SELECT registration || ' ' || reason || ' ' || count(*)"
                                        + " FROM audit_entry WHERE event = 'attempt-refused' GROUP BY registration, reason"
                                        + " ORDER BY count(*) DESC")
                                .mapTo(String.class)
                                .list()));
    }

    private static Stream<Attempted> rows(String detail) {
        return Stream.of("/fhir/token", "/fhir/AuditEvent", "/access-log")
                .map(place -> new Attempted(new AttemptEvent.OfPlace(place, AttemptReason.TOKEN_NOT_ACCEPTED), detail));
    }

    private Response token() {
        return token("made up");
    }

    private Response token(String assertion) {
        return new TrailTokenResource(
                        system.requests(), tokens(), attempts, () -> RecordedTrail.CALLER, SigningSystem.ADDRESS)
                .give(
                        "client_credentials",
                        TrailTokenResource.SCOPE,
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        assertion);
    }

    private Response search() {
        return search("Bearer made-up");
    }

    private Response search(String authorization) {
        AuditEventSearch search =
                new AuditEventSearch(new TrailSearch(database.database()), found, trail, SigningSystem.ADDRESS);
        return new AuditEventResource(tokens(), search, attempts, () -> RecordedTrail.CALLER)
                .posted(new MultivaluedHashMap<>(), authorization);
    }

    private Response log() {
        return log("Bearer made-up");
    }

    private Response log(String authorization) {
        AccessLog log = new AccessLog(found, new EntryWords(List::of, system::config), trail);
        return new AccessLogResource(
                        system.requests(), log, attempts, () -> RecordedTrail.CALLER, SigningSystem.ADDRESS)
                .page(authorization, "1", "");
    }

    private AccessTokens tokens() {
        return new AccessTokens(database.database(), system::config);
    }
}
