package org.sightline.policy.override;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.Trails;
import org.sightline.context.Duty;
import org.sightline.context.LaunchContext;
import org.sightline.context.ListPart;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.outbox.Outbox;
import org.sightline.registration.OverrideRules.Reason;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** An override by a user who acts for somebody, as the privacy officer reads it. */
class ActingForOverrideTest {

    private static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");
    private static final Officer TOBIAS = new Officer(
            new OfficeUser("https://login.example", "tobias", "Tobias Wren"),
            "northgate",
            "Northgate Hospital",
            Set.of(Duty.PRIVACY_OFFICER));

    private final TestDatabase database = TestDatabase.migrated();
    private final List<String> told = new ArrayList<>();
    private final Overrides overrides = new PostgresOverrides(
            database.database(), Trails.on(database.database()), new Told(told), new SimpleMeterRegistry());

    @Test
    void theListNamesWhoOpenedItAndForWhom() {
        begin(Launches.ritaOpensIvy(), "AAAAAAAAAAAAAAAAAAAAAA");
        begin(Launches.ritaActsForPriya(), "BBBBBBBBBBBBBBBBBBBBBB");
        assertEquals(
                List.of(
                        "Rita Okafor, Nurse, acting for Dr Priya Nair (https://fhir.nhs.uk/Id/sds-user-id 555000000002)",
                        "Rita Okafor, Nurse"),
                overrides.ofOrganisation(TOBIAS, 0, CALLER).rows().stream()
                        .map(StoredOverride::user)
                        .toList());
        assertEquals(List.of("Rita Okafor, Nurse", "Rita Okafor, Nurse, acting for Dr Priya Nair"), told);
    }

    /** What a privacy officer is told at once of who it was. */
    private record Told(List<String> users) implements Outbox {

        @Override
        public void put(Handle handle, Occurrence occurrence) {
            users.add(occurrence.details().getOrDefault(Detail.USER, ""));
        }

        @Override
        public ListPart<Kept> latest(Officer officer, long after) {
            return ListPart.of(List.of());
        }
    }

    private void begin(LaunchContext launch, String form) {
        overrides.begin(
                new Overrides.Begun(
                        Launches.newId(), launch, new Reason("consent", "Consent"), "She asked for it herself.", form),
                CALLER);
    }
}
