package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.ObjectionEvent;
import org.sightline.context.Officer;
import org.sightline.launch.RecordedTrail;
import org.sightline.launch.ViewerAddress;
import org.sightline.policy.objection.Objecting;
import org.sightline.policy.objection.ObjectionQueue;
import org.sightline.policy.objection.ObjectionQueue.Answer;
import org.sightline.policy.objection.ObjectionRequest;
import org.sightline.policy.objection.ObjectionStanding;
import org.sightline.policy.objection.Objections;
import org.sightline.registration.TokenRegistration;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** What the server of an online form hands in, from its token to an officer's answer. */
class IntakeTokenTest {

    private static final String AUDIENCE = "https://viewer.example.nhs.uk/objections/intake";
    private static final Officer IMOGEN = Objecting.imogen("northgate");

    private final TestDatabase database = TestDatabase.migrated();
    private final RecordedTrail trail = new RecordedTrail();
    private final ObjectionQueue queue = Objecting.queue(database);
    private final Objections objections = Objecting.register(database, trail);
    private final Epr form = handsIn(Epr.northgate());
    private boolean registered = true;

    private static Epr handsIn(Epr epr) {
        return epr.withHeader("typ", "objection+jwt")
                .with("aud", AUDIENCE)
                .with("patient", Map.of("system", "https://fhir.nhs.uk/Id/nhs-number", "value", "9990000018"))
                .with("objection", objection(Map.of()));
    }

    private static Map<String, Object> objection(Map<String, Object> otherwise) {
        Map<String, Object> objection = new LinkedHashMap<>(Map.of(
                "change", "objected", "received_on", "2026-11-20", "on_behalf", "patient", "evidence", "form 4711"));
        objection.putAll(otherwise);
        return objection;
    }

    @Test
    void aRequestWaitsAndIsInForceOnlyOnceAnOfficerAcceptsIt() {
        int before = queue.howMany();
        assertEquals(202, post(form.token()).getStatus());

        assertEquals(before + 1, queue.howMany());
        assertEquals(new ObjectionStanding.NoObjection(), objections.standing(Launches.IVY));
        ObjectionRequest request =
                queue.waiting(IMOGEN, 0, RecordedTrail.CALLER).rows().getLast();
        assertEquals("form 4711", request.reception().evidence());

        assertTrue(
                queue.answer(IMOGEN, new Answer(request.number(), false, "not the patient's"), RecordedTrail.CALLER));
        assertEquals(new ObjectionStanding.NoObjection(), objections.standing(Launches.IVY));
        assertEquals(before, queue.howMany());

        form.with("jti", "another");
        assertEquals(202, post(form.token()).getStatus());
        long number =
                queue.waiting(IMOGEN, 0, RecordedTrail.CALLER).rows().getLast().number();
        assertTrue(queue.answer(IMOGEN, new Answer(number, true, "rang the patient"), RecordedTrail.CALLER));
        assertEquals(new ObjectionStanding.WholeRecord(), objections.standing(Launches.IVY));
        assertTrue(!queue.answer(IMOGEN, new Answer(number, true, "again"), RecordedTrail.CALLER));
    }

    @ParameterizedTest
    @CsvSource({
        "typ, launch+jwt, TYPE_NOT_ACCEPTED",
        "aud, https://viewer.example.nhs.uk/launch, AUDIENCE_WRONG",
        "iss, https://other.example, ISSUER_UNKNOWN",
        "alg, none, ALGORITHM_NOT_ACCEPTED",
        "jti, '', TOKEN_ID_MALFORMED"
    })
    void whatBreaksARuleIsRefusedWithItsReasonOnTheTrail(String name, String value, String reason) {
        Epr spoiled = form.header.containsKey(name) ? form.withHeader(name, value) : form.with(name, value);
        assertRefused(reason, spoiled.token());
    }

    @ParameterizedTest
    @CsvSource({
        "change, deleted, 'expected change as objected or reversed'",
        "received_on, 2026-12-24, between 1990 and today",
        "on_behalf, parent, whoever spoke for the patient has to be named",
        "evidence, ' ', evidence"
    })
    void whatIsNoWholeRequestIsRefused(String name, String value, String detail) {
        assertTrue(assertRefused(
                        "TOKEN_MALFORMED",
                        form.with("objection", objection(Map.of(name, value))).token())
                .contains(detail));
    }

    @Test
    void aTokenIsGoodOnceAndALaunchTokenNever() {
        String token = form.token();
        assertEquals(202, post(token).getStatus());
        assertRefused("TOKEN_REPLAYED", token);
        assertRefused("TYPE_NOT_ACCEPTED", Epr.northgate().token());
    }

    @Test
    void anOrganisationThatIsNotRegisteredForItHandsInNothing() {
        registered = false;
        assertRefused("ISSUER_UNKNOWN", form.token());
    }

    private String assertRefused(String reason, String token) {
        int before = queue.howMany();
        Response response = post(token);
        assertEquals(403, response.getStatus());
        assertEquals(before, queue.howMany());
        ObjectionEvent.RequestRefused refused =
                (ObjectionEvent.RequestRefused) ((AuditEvent.OfObjection) trail.events.getLast()).event();
        assertEquals(reason, refused.reason(), refused.detail());
        assertTrue(!refused.detail().contains("9990000018"), refused.detail());
        return refused.detail();
    }

    private Response post(String token) {
        TokenRegistration usual = form.registration().token().orElseThrow();
        TokenViewer viewer = TokenViewer.knowing(form.registration(new TokenRegistration(
                Epr.northgate().issuer(),
                usual.algorithm(),
                usual.keys(),
                usual.allowedOrigins(),
                false,
                registered ? Set.of(TokenRegistration.Use.OBJECTION_INTAKE) : Set.of(),
                usual.maxTokenLifetime())));
        IntakeToken tokens = new IntakeToken(
                viewer.verifier,
                () -> viewer.config,
                new UsedTokens(database.database()),
                new ViewerAddress("https://viewer.example.nhs.uk", false));
        return new IntakeResource(tokens, queue, trail, () -> RecordedTrail.CALLER).hand(List.of(token));
    }
}
