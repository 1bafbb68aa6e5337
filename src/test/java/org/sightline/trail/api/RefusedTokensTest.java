package org.sightline.trail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditEvent.Attempted;
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

    private static Stream<Attempted> rows(String detail) {
        return Stream.of("/fhir/token", "/fhir/AuditEvent", "/access-log")
                .map(place -> new Attempted(new AttemptEvent.OfPlace(place, AttemptReason.TOKEN_NOT_ACCEPTED), detail));
    }

    private Response token() {
        return new TrailTokenResource(
                        system.requests(), tokens(), attempts, () -> RecordedTrail.CALLER, SigningSystem.ADDRESS)
                .give(
                        "client_credentials",
                        TrailTokenResource.SCOPE,
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "made up");
    }

    private Response search() {
        AuditEventSearch search =
                new AuditEventSearch(new TrailSearch(database.database()), found, trail, SigningSystem.ADDRESS);
        return new AuditEventResource(tokens(), search, attempts, () -> RecordedTrail.CALLER)
                .posted(new MultivaluedHashMap<>(), "Bearer made-up");
    }

    private Response log() {
        AccessLog log = new AccessLog(found, new EntryWords(List::of, system::config), trail);
        return new AccessLogResource(
                        system.requests(), log, attempts, () -> RecordedTrail.CALLER, SigningSystem.ADDRESS)
                .page("Bearer made-up", "1", "");
    }

    private AccessTokens tokens() {
        return new AccessTokens(database.database(), system::config);
    }
}
