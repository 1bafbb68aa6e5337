package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.Door;
import org.sightline.context.Voucher;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.Step;
import org.sightline.launch.StepResult;
import org.sightline.launch.Verification;
import org.sightline.testing.TestDatabase;

/** What those who set a launch up are told of a token. */
class TokenCheckTest {

    private static final UsedTokens USED =
            new UsedTokens(TestDatabase.migrated().database());

    private final Epr epr = Epr.northgate().with("jti", UUID.randomUUID().toString());
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @Test
    void everyCheckOfASoundTokenHoldsAndItIsNotSpent() {
        String token = epr.token();
        Verification verification = check(token);
        assertTrue(verification.isSound(), verification::toString);
        assertEquals(
                Stream.of(TokenStep.values()).map(TokenStep::name).toList(),
                verification.steps().stream().map(Step::name).toList());
        assertTrue(check(token).isSound(), "asking again finds it unused");
        viewer.accepts(token);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("the first check that fails is the reason for which a launch is refused")
    void agreesWithTheDoor(Epr faulty) {
        String token = faulty.token();
        RefusalReason refused = viewer.refusal(token).reason();
        assertEquals(
                Optional.of(refused.name()),
                check(token).firstFailure().map(Step::reason),
                () -> check(token).toString());
    }

    static Stream<Epr> faults() {
        long now = Epr.NOW.getEpochSecond();
        return Stream.of(
                Epr.northgate().withHeader("jku", "https://evil.example/keys"),
                Epr.northgate().withHeader("typ", "JWT"),
                Epr.northgate().withHeader("alg", "none"),
                Epr.northgate().withHeader("kid", "another"),
                Epr.northgate().without("kid"),
                Epr.northgate().with("iss", "https://other.example"),
                Epr.northgate().without("iss"),
                Epr.northgate().with("aud", List.of(Epr.AUDIENCE)),
                Epr.northgate().without("exp"),
                Epr.northgate().with("nbf", now + 3_600),
                Epr.northgate().with("exp", now + 3_600),
                Epr.northgate().without("jti"),
                Epr.northgate().with("sub", 7),
                Epr.northgate().with("patient", List.of()),
                Epr.northgate().with("patient", Epr.patient("9990000019", "1945-03-02")),
                Epr.northgate().with("patient", Epr.patient("9990000018", "1945")),
                Epr.northgate().without("practitioner"),
                Epr.northgate().with("acting_for", List.of(Epr.professional())),
                Epr.northgate().with("practitioner", Epr.practitioner("R8006")).with("acting_for", Epr.professional()),
                Epr.northgate().with("organization", Map.of("ods", "RQX01")),
                Epr.northgate().with("purpose_of_use", "BTG"),
                Epr.northgate().with("encounter", 7));
    }

    @Test
    @DisplayName("the checks go on after one that fails, so that all faults are seen at once")
    void tellsEveryFault() {
        Verification verification = check(epr.with("aud", "https://other.example")
                .with("patient", Epr.patient("9990000019", "1945-03-02"))
                .with("purpose_of_use", "BTG")
                .token());
        assertEquals(
                Set.of("AUDIENCE", "PATIENT", "PURPOSE"),
                verification.steps().stream()
                        .filter(step -> step.result() == StepResult.FAILS)
                        .map(Step::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("a token that is only too old by now says so and nothing else against it")
    void tellsAgeFromWrongTimes() {
        String token = epr.token();
        viewer.now = Epr.NOW.plus(Duration.ofMinutes(4));
        assertEquals(
                List.of("AGE"),
                check(token).steps().stream()
                        .filter(step -> step.result() == StepResult.FAILS)
                        .map(Step::name)
                        .toList());
    }

    @Test
    void tellsThatATokenWasUsedOrThatItsRoleOpensNothing() {
        String tokenId = UUID.randomUUID().toString();
        USED.spend(new Voucher.SignedToken(epr.issuer(), "2026-11", tokenId, Door.TOKEN));
        assertEquals(
                Optional.of("TOKEN_REPLAYED"),
                check(epr.with("jti", tokenId).token()).firstFailure().map(Step::reason));
        Step role = check(Epr.northgate()
                        .with("jti", UUID.randomUUID().toString())
                        .with("practitioner", Epr.practitioner("R9999"))
                        .token())
                .firstFailure()
                .orElseThrow();
        assertEquals("ROLE", role.name());
        assertTrue(role.finding().contains("“R9999”"), role::finding);
    }

    @Test
    @DisplayName("nothing of the patient, of a person's name or of another organisation's token is told")
    void tellsNoPatientData() {
        String told = check(epr.token()).toString();
        assertFalse(told.contains("9990000018") || told.contains("1945") || told.contains("Rita"), told);

        Verification other =
                check(Epr.northgate().with("iss", "https://other.example").token());
        assertEquals(
                Set.of("FORM", "ISSUER"),
                other.steps().stream()
                        .filter(step -> step.result() != StepResult.NOT_MADE)
                        .map(Step::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void tellsWhetherTheUserMayActForWhomTheTokenNames() {
        assertEquals("not there, which is fine", actingFor(epr));
        assertEquals(
                "an identifier and a name, and the role may", actingFor(epr.with("acting_for", Epr.professional())));
        assertEquals(
                "access.yaml does not let the role “R8006” of"
                        + " “https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName” act for somebody in launches of"
                        + " northgate",
                actingFor(epr.with("practitioner", Epr.practitioner("R8006"))));
        assertEquals("An earlier check stands in its way", actingFor(epr.without("practitioner")));
    }

    private String actingFor(Epr of) {
        return check(of.token()).steps().stream()
                .filter(step -> step.name().equals("ACTING_FOR"))
                .map(Step::finding)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysOfRubbishThatItIsNone() {
        Verification verification = check("rubbish");
        assertEquals(Optional.of("TOKEN_MALFORMED"), verification.firstFailure().map(Step::reason));
    }

    private Verification check(String token) {
        return new TokenCheck(viewer.verifier, USED)
                .check(token, epr.registration().token().orElseThrow());
    }
}
