package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.identity.DemoOfficer;
import org.sightline.demo.identity.OfficeBrowser;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** A declared emergency: it lifts objections while it lasts, and says so on the page and on the trail. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class EmergencyTest {

    private static final String PAGE = "/office/objections/emergency";
    private static final String STEPHEN = "9990000158";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void liftsObjectionsWhileItLastsAndNoLonger() throws Exception {
        Desk desk = new Desk(address);
        assertEquals("", desk.launched("tom-bell", STEPHEN).cookie());
        OfficeBrowser imogen = OfficeBrowser.signedInAs(DemoOfficer.IMOGEN, address);
        Map<String, String> form =
                new HashMap<>(OfficeBrowser.fields(imogen.get(PAGE).body()));
        form.putAll(Map.of("reason", "Flood, decided by the region", "hours", "2"));
        assertEquals(422, imogen.post(PAGE + "/declare", form).statusCode(), "not sure");
        form.put("sure", "yes");
        String declared = imogen.post(PAGE + "/declare", form).body();
        assertTrue(declared.contains("objections are lifted"), declared);

        Desk.Launched tom = desk.launched("tom-bell", STEPHEN);
        assertTrue(tom.body().contains("LARKHAM"), tom.body());
        assertTrue(tom.body().contains("Emergency: the patient objected to this record being shown"), tom.body());
        assertTrue(tom.body().contains("(Flood, decided by the region)"), tom.body());
        assertEquals("Flood, decided by the region|" + STEPHEN + "|summary", lifted());

        String ended =
                imogen.post(PAGE + "/end", OfficeBrowser.fields(declared)).body();
        assertTrue(ended.contains("objections are in force again"), ended);
        assertEquals(
                403,
                desk.ask("GET", tom.record() + "/summary?complete=yes", tom.cookie())
                        .statusCode());
        assertEquals("", desk.launched("tom-bell", STEPHEN).cookie());
    }

    private String lifted() {
        return new TestDatabase(url)
                .asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT reason || '|' || nhs_number || '|' || page FROM audit_entry
                                WHERE event = 'objection-lifted' ORDER BY sequence DESC LIMIT 1
                                """).mapTo(String.class).one());
    }
}
