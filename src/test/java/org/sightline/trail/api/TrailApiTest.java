package org.sightline.trail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Trails;
import org.sightline.context.UkZone;
import org.sightline.launch.token.SigningSystem;
import org.sightline.registration.TokenRegistration.Use;
import org.sightline.testing.TestDatabase;
import org.sightline.trail.EntryWords;
import org.sightline.trail.Looking;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailSearch;
import org.sightline.visit.Attempts;

/** What other systems and patients' apps are given of the trail, from a signed request to the answer. */
class TrailApiTest {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String TOKEN_URL = SigningSystem.ADDRESS.trailTokenUrl();
    private static final String PATIENT = "https://fhir.nhs.uk/Id/nhs-number|" + Looking.IVY.digits();

    private final TestDatabase database = TestDatabase.migrated();
    private final AuditTrail audit = Trails.trail(database.database());
    private final PatientTrail trail = new PatientTrail(database.database());

    private final Attempts attempts =
            new Attempts(_ -> Optional.empty(), audit, new SimpleMeterRegistry(), InstantSource.system());

    @BeforeEach
    void look() {
        Looking looking = new Looking(database.database());
        looking.everything(Looking.IVY, "northgate");
        looking.everything(Looking.IVY, "southfield");
        looking.everything(Looking.OSCAR, "northgate");
    }

    @Test
    @DisplayName("A12 A13: a registered system finds its own users' entries of a patient, or everybody's, page by page")
    void aSystemSearchesByPatient() {
        assertEquals(
                ids("nhs_number = '9990000018' AND registration = 'northgate'"),
                all(own(), "patient.identifier", PATIENT));
        assertEquals(ids("nhs_number = '9990000018'"), all(everybody(), "patient:identifier", PATIENT));
    }

    @Test
    void aSystemSearchesByAgentEntityOutcomeAndDate() {
        String day = "ge" + LocalDate.now(UkZone.ID).minusDays(2);
        assertEquals(
                ids("registration = 'northgate' AND user_subject = 'rita.okafor'"),
                all(own(), "agent", "rita.okafor", "date", day));
        assertEquals(
                ids("registration = 'northgate' AND user_subject = 'rita.okafor'"),
                all(own(), "agent:identifier", "https://fhir.nhs.uk/Id/sds-user-id|555000000001", "date", day));
        assertEquals(
                ids("registration = 'northgate' AND outcome = 'refused'"), all(own(), "outcome", "4", "date", day));
        assertEquals(
                ids("registration = 'northgate' AND document ->> 'id' = 'd1'"),
                all(own(), "entity", "d1", "date", day));
        assertEquals(List.of(), all(own(), "date", "lt2026-01-01", "date", "ge2025-12-31"));
    }

    @Test
    @DisplayName("an assertion is good once, of its type and audience, and of a system that is registered for it")
    void onlyARegisteredSystemIsGivenAToken() {
        SigningSystem system = own();
        String good = system.sign("JWT", TOKEN_URL, Map.of());
        assertEquals(200, token(system, good).getStatus());
        assertEquals(401, token(system, good).getStatus(), "used before");
        assertEquals(
                401,
                token(system, system.sign("launch+jwt", TOKEN_URL, Map.of())).getStatus());
        assertEquals(
                401,
                token(system, system.sign("JWT", TOKEN_URL + "/", Map.of())).getStatus());
        SigningSystem other = new SigningSystem(database, Set.of(Use.ACCESS_LOG, Use.OBJECTION_INTAKE));
        assertEquals(401, token(other, other.sign("JWT", TOKEN_URL, Map.of())).getStatus());
        assertEquals(401, token(system, "").getStatus());
        for (String token : List.of("", "Bearer ", "Bearer x", "Basic " + good)) {
            assertEquals(
                    401,
                    resource(system)
                            .posted(form("patient.identifier", PATIENT), token)
                            .getStatus(),
                    token);
        }
    }

    @Test
    @DisplayName("A11: that a system or an app looked is an entry, and the patient's own trail holds it")
    void lookingIsAnEntry() {
        all(own(), "patient.identifier", PATIENT);
        app().page("Bearer " + signed(app(Set.of(Use.ACCESS_LOG))), "1", "");

        assertEquals(
                List.of("app northgate", "fhir northgate"),
                database.asApplication()
                        .withHandle(h -> h.createQuery("""
                                        SELECT DISTINCT (reports ->> 'as') || ' ' || registration FROM audit_entry
                                        WHERE event = 'trail-searched' AND nhs_number = '9990000018' ORDER BY 1
                                        """).mapTo(String.class).list()));
    }

    @Test
    @DisplayName("A12: a patient's app is told in plain words who looked at that patient's record, and at no other's")
    void anAppIsToldWhoLooked() {
        SigningSystem signing = app(Set.of(Use.ACCESS_LOG));
        Response answer = app(signing).page("Bearer " + signed(signing), "1", "");

        assertEquals(200, answer.getStatus());
        AccessLog.Page page = (AccessLog.Page) answer.getEntity();
        assertEquals(12, page.visits());
        assertTrue(page.log().stream()
                .anyMatch(visit -> visit.who().name().equals("Rita Okafor")
                        && visit.who().organisation().equals("southfield Hospital")
                        && visit.why().equals("direct care")
                        && visit.steps().stream().anyMatch(step -> step.what().equals("Opened Summary"))));
        assertFalse(page.more());
        String used = signed(signing);
        assertEquals(200, app(signing).page("Bearer " + used, "1", page.until()).getStatus());
        assertEquals(401, app(signing).page("Bearer " + used, "1", "").getStatus());
        assertEquals(
                400, app(signing).page("Bearer " + signed(signing), "0", "").getStatus());
        assertEquals(
                400, app(signing).page("Bearer " + signed(signing), "1", "then").getStatus());
        SigningSystem other = app(Set.of(Use.AUDIT_SEARCH));
        assertEquals(401, app(other).page("Bearer " + signed(other), "1", "").getStatus());
    }

    private SigningSystem own() {
        return new SigningSystem(database, Set.of(Use.AUDIT_SEARCH));
    }

    private SigningSystem everybody() {
        return new SigningSystem(database, Set.of(Use.AUDIT_SEARCH, Use.AUDIT_SEARCH_OF_ALL));
    }

    private SigningSystem app(Set<Use> uses) {
        return new SigningSystem(database, uses);
    }

    private AccessLogResource app() {
        return app(app(Set.of(Use.ACCESS_LOG)));
    }

    private AccessLogResource app(SigningSystem system) {
        AccessLog log = new AccessLog(trail, new EntryWords(List::of, system::config), audit);
        return new AccessLogResource(system.requests(), log, attempts, () -> Looking.CALLER, SigningSystem.ADDRESS);
    }

    private static String signed(SigningSystem app) {
        Map<String, Object> patient =
                Map.of("system", "https://fhir.nhs.uk/Id/nhs-number", "value", Looking.IVY.digits());
        return app.sign(
                AccessLogResource.TYPE,
                SigningSystem.ADDRESS.accessLogUrl(),
                Map.of("patient", patient, "jti", "app-" + UUID.randomUUID()));
    }

    private Response token(SigningSystem system, String assertion) {
        AccessTokens tokens = new AccessTokens(database.database(), system::config);
        return new TrailTokenResource(system.requests(), tokens, attempts, () -> Looking.CALLER, SigningSystem.ADDRESS)
                .give("client_credentials", TrailTokenResource.SCOPE, ASSERTION, assertion);
    }

    private AuditEventResource resource(SigningSystem system) {
        return new AuditEventResource(
                new AccessTokens(database.database(), system::config),
                new AuditEventSearch(new TrailSearch(database.database()), trail, audit, SigningSystem.ADDRESS),
                attempts,
                () -> Looking.CALLER);
    }

    private Response search(SigningSystem system, String... parameters) {
        String assertion = system.sign("JWT", TOKEN_URL, Map.of("jti", "search-" + UUID.randomUUID()));
        TrailTokenResource.Given given =
                (TrailTokenResource.Given) token(system, assertion).getEntity();
        return resource(system).posted(form(parameters), "Bearer " + given.token());
    }

    /** The ids of all pages, of five entries each, in order. */
    private List<String> all(SigningSystem system, String... parameters) {
        List<String> ids = new ArrayList<>();
        List<String> asked = new ArrayList<>(List.of(parameters));
        asked.addAll(List.of("_count", "5"));
        while (true) {
            Response answer = search(system, asked.toArray(String[]::new));
            assertEquals(200, answer.getStatus(), answer.getEntity().toString());
            Bundle bundle = (Bundle) FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(answer.getEntity().toString());
            bundle.getEntry().forEach(entry -> ids.add(entry.getResource().getIdPart()));
            if (bundle.getLink("next") == null) {
                return ids.stream().sorted().toList();
            }
            String query = URI.create(bundle.getLink("next").getUrl()).getQuery();
            asked = new ArrayList<>(List.of(parameters));
            asked.addAll(List.of("_count", "5", "_before", query.substring(query.indexOf("_before=") + 8)));
        }
    }

    private List<String> ids(String where) {
        return database
                .asApplication()
                .withHandle(h -> h.createQuery("SELECT sequence::text FROM audit_entry WHERE " + where)
                        .mapTo(String.class)
                        .list())
                .stream()
                .sorted()
                .toList();
    }

    private static MultivaluedMap<String, String> form(String... parameters) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            form.add(parameters[i], Arrays.asList(parameters).get(i + 1));
        }
        return form;
    }
}
