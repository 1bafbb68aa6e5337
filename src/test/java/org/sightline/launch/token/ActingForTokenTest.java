package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.context.Identifier;
import org.sightline.context.LaunchContext;
import org.sightline.context.Professional;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.TestDatabase;

/** For whom the user of a signed launch token acts. */
class ActingForTokenTest {

    private static final Professional PRIYA =
            new Professional(new Identifier("https://fhir.nhs.uk/Id/sds-user-id", "999000000002"), "Dr Priya Nair");

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @Test
    void theLaunchNamesWhoClicksAndForWhom() {
        LaunchContext launch =
                viewer.accepts(epr.with("acting_for", Epr.professional()).token());
        assertEquals(Optional.of(PRIYA), launch.actingFor());
        assertEquals("Rita Okafor", launch.practitioner().name());
        assertEquals("R8001", launch.practitioner().role().code());
        assertEquals(Optional.empty(), viewer.accepts(Epr.northgate().token()).actingFor());
    }

    @Test
    @DisplayName("a claim that is there and is not one person never stands for no claim")
    void refusesWhatIsNotOnePerson() {
        for (Object claim : Arrays.asList(
                null,
                "",
                "Dr Priya Nair",
                7,
                false,
                List.of(),
                List.of(Epr.professional()),
                Map.of(),
                Map.of("name", "N"))) {
            viewer.refuses(
                    RefusalReason.ACTING_FOR_MALFORMED,
                    Epr.northgate().with("acting_for", claim).token());
        }
        Map<String, Object> rita = Epr.professional();
        rita.put("identifier", Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "999000000001"));
        viewer.refuses(
                RefusalReason.ACTING_FOR_MALFORMED,
                Epr.northgate().with("acting_for", rita).token());
    }

    @Test
    @DisplayName("J14 two claims, two identifiers or two names are ambiguous, whichever comes first")
    void refusesMembersGivenTwice() {
        String whom = Epr.json(Epr.professional());
        String sound = Epr.json(epr.claims).replaceFirst("}$", ",\"acting_for\":" + whom + "}");
        viewer.accepts(epr.signed(Epr.json(epr.header), sound));
        for (String twice : List.of(
                sound.replaceFirst("}$", ",\"acting_for\":" + whom + "}"),
                sound.replace("\"name\":\"Dr Priya Nair\"", "\"name\":\"Dr Priya Nair\",\"name\":\"Dr Else\""),
                sound.replace("\"value\":\"999000000002\"", "\"value\":\"999000000002\",\"value\":\"7\""))) {
            viewer.refuses(RefusalReason.TOKEN_AMBIGUOUS, epr.signed(Epr.json(epr.header), twice));
        }
    }

    @Test
    @DisplayName("a pushed launch is refused once its user may not act any more, for that reason, and opens nothing")
    void aPushedLaunchIsRefusedOnceThePermissionIsGone() {
        Node node = new Node(TestDatabase.migrated(), viewer);
        String kept = node.push(epr.with("acting_for", Epr.professional()).token());
        assertEquals(
                Optional.of(PRIYA), node.open(kept).session().launch().actingFor(), "the link keeps for whom it is");
        String handle = node.push(epr.with("jti", "next").token());
        node.sessions.opened.clear();
        node.trail.events.clear();
        viewer.config = new LaunchConfig(
                viewer.config.organisations(),
                List.of(),
                TokenViewer.ACCESS.with(new ActingForRules(
                        Set.of("https://fhir.nhs.uk/Id/sds-user-id"), Map.of("Nurse", Set.of("southbank")))),
                "next");
        assertEquals(RefusalReason.ACTING_FOR_NOT_ALLOWED, Node.refusal(() -> node.open(handle)));
        assertEquals(List.of(), node.sessions.opened);
        AuditEvent.LaunchRefused row = (AuditEvent.LaunchRefused) node.trail.events.getFirst();
        assertEquals("access.yaml no longer lets the role act for whom the launch names", row.detail());
    }
}
