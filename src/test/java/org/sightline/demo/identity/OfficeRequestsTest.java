package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Secret;
import org.sightline.demo.DemoProfile;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionQueue;
import org.sightline.policy.objection.ObjectionQueue.Arrived;
import org.sightline.policy.objection.ObjectionStanding;
import org.sightline.policy.objection.Objections;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.policy.objection.Reception;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Requests of online forms, as an officer answers them. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeRequestsTest {

    private static final ObjectionScope.Parts TRUST =
            new ObjectionScope.Parts(Set.of(new FeedId("community-trust")), Set.of());
    private static final String PAGE = "/office/objections/requests";
    private static final NhsNumber GEORGE = new NhsNumber("9990000026");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    ObjectionQueue queue;

    @Inject
    Objections objections;

    @BeforeEach
    void handOneIn() {
        new TestDatabase(url)
                .asOwner()
                .useHandle(h -> h.execute("TRUNCATE objection_entry, objection_answer, objection_request"));
        Reception reception =
                new Reception(LocalDate.of(2026, 1, 1), HowReceived.ONLINE_FORM, OnBehalf.PARENT, "Ann <W>", "form 7");
        queue.add(
                new Arrived(
                        GEORGE,
                        ObjectionChange.OBJECTED,
                        TRUST,
                        reception,
                        "northgate-hospital",
                        "https://forms.example",
                        Secret.randomText(16)),
                Caller.OURSELVES);
    }

    @Test
    void anOfficerAcceptsItWithAReasonAndItIsInForce() throws Exception {
        OfficeBrowser imogen = OfficeBrowser.signedInAs(DemoOfficer.IMOGEN, address);
        String page = imogen.get(PAGE).body();
        assertTrue(page.contains("999 000 0026"), page);
        assertTrue(page.contains("To object: Community Trust"), page);
        assertTrue(page.contains("A person with parental responsibility: Ann &lt;W&gt;"), page);
        assertEquals(new ObjectionStanding.NoObjection(), objections.standing(GEORGE));

        Map<String, String> form = new HashMap<>(OfficeBrowser.fields(page));
        form.put("answer", "accept");
        assertEquals(422, imogen.post(PAGE, form).statusCode(), "without a reason");
        form.put("reason", "Rang her, knows the last appointment");
        String answered = imogen.post(PAGE, form).body();

        assertTrue(answered.contains("The request was accepted and is in force."), answered);
        assertTrue(answered.contains("No request waits for an answer."), answered);
        assertEquals(new ObjectionStanding.PartsOnly(TRUST), objections.standing(GEORGE));
        assertTrue(imogen.post(PAGE, form).body().contains("the request was answered before"));
    }

    @Test
    void aRefusedRequestChangesNothing() throws Exception {
        OfficeBrowser imogen = OfficeBrowser.signedInAs(DemoOfficer.IMOGEN, address);
        Map<String, String> form =
                new HashMap<>(OfficeBrowser.fields(imogen.get(PAGE).body()));
        form.putAll(Map.of("answer", "refuse", "reason", "Not hers"));

        assertTrue(imogen.post(PAGE, form).body().contains("The request was refused."));
        assertEquals(new ObjectionStanding.NoObjection(), objections.standing(GEORGE));
        assertFalse(imogen.get(PAGE).body().contains("999 000 0026"));
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address).get(PAGE).statusCode());
    }

    @Test
    void whatIsNoTokenIsAnsweredForAProgramWithAReferenceAndNoReason() {
        Response refused = RestAssured.given()
                .baseUri(address)
                .formParam("token", "not a token")
                .post("/objections/intake");

        assertEquals(403, refused.statusCode());
        assertEquals("application/json", refused.contentType().split(";")[0]);
        assertEquals("request_refused", refused.jsonPath().getString("error"));
        assertTrue(refused.jsonPath().getString("reference").matches("[0-9A-Z]{3}(-[0-9A-Z]{3}){2}"));
        assertFalse(refused.asString().contains("MALFORMED"), refused.asString());
    }
}
