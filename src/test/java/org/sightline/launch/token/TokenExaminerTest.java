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
import org.sightline.launch.token.Examination.Check;
import org.sightline.launch.token.Examination.Result;
import org.sightline.launch.token.Examination.Rule;
import org.sightline.registration.LaunchRegistration;
import org.sightline.testing.TestDatabase;

/** What those who set a launch up are told of a token. */
class TokenExaminerTest {

    private static final UsedTokens USED =
            new UsedTokens(TestDatabase.migrated().asApplication());

    private final Epr epr = Epr.northgate().with("jti", UUID.randomUUID().toString());
    private final Viewer viewer = Viewer.knowing(epr);

    @Test
    void everyCheckOfASoundTokenHoldsAndItIsNotSpent() {
        String token = epr.token();
        Examination examination = examine(token);
        assertTrue(examination.isSound(), examination::toString);
        assertEquals(
                List.of(Rule.values()),
                examination.checks().stream().map(Check::rule).toList());
        assertTrue(examine(token).isSound(), "asking again finds it unused");
        viewer.accepts(token);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("the first check that fails is the reason for which a launch is refused")
    void agreesWithTheDoor(Epr faulty) {
        String token = faulty.token();
        RefusalReason refused = viewer.refusal(token).reason();
        assertEquals(
                Optional.of(refused),
                examine(token).first().flatMap(Check::reason),
                () -> examine(token).toString());
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
                Epr.northgate().with("organization", Map.of("ods", "RQX01")),
                Epr.northgate().with("purpose_of_use", "BTG"),
                Epr.northgate().with("encounter", 7));
    }

    @Test
    @DisplayName("the checks go on after one that fails, so that all faults are seen at once")
    void tellsEveryFault() {
        Examination examination = examine(epr.with("aud", "https://other.example")
                .with("patient", Epr.patient("9990000019", "1945-03-02"))
                .with("purpose_of_use", "BTG")
                .token());
        assertEquals(
                Set.of(Rule.AUDIENCE, Rule.PATIENT, Rule.PURPOSE),
                examination.checks().stream()
                        .filter(check -> check.result() == Result.FAILS)
                        .map(Check::rule)
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("a token that is only too old by now says so and nothing else against it")
    void tellsAgeFromWrongTimes() {
        String token = epr.token();
        viewer.now = Epr.NOW.plus(Duration.ofMinutes(4));
        assertEquals(
                List.of(Rule.AGE),
                examine(token).checks().stream()
                        .filter(check -> check.result() == Result.FAILS)
                        .map(Check::rule)
                        .toList());
    }

    @Test
    void tellsThatATokenWasUsedOrThatItsRoleOpensNothing() {
        String tokenId = UUID.randomUUID().toString();
        USED.spend(new Voucher.SignedToken(epr.issuer(), "2026-11", tokenId, Door.TOKEN));
        assertEquals(
                Optional.of(RefusalReason.TOKEN_REPLAYED),
                examine(epr.with("jti", tokenId).token()).first().flatMap(Check::reason));
        Check role = examine(Epr.northgate()
                        .with("jti", UUID.randomUUID().toString())
                        .with("practitioner", Epr.practitioner("R9999"))
                        .token())
                .first()
                .orElseThrow();
        assertEquals(Rule.ROLE, role.rule());
        assertTrue(role.said().contains("“R9999”"), role::said);
    }

    @Test
    @DisplayName("nothing of the patient, of a person's name or of another organisation's token is told")
    void tellsNoPatientData() {
        String told = examine(epr.token()).toString();
        assertFalse(told.contains("9990000018") || told.contains("1945") || told.contains("Rita"), told);

        Examination other =
                examine(Epr.northgate().with("iss", "https://other.example").token());
        assertEquals(
                Set.of(Rule.FORM, Rule.ISSUER),
                other.checks().stream()
                        .filter(check -> check.result() != Result.NOT_MADE)
                        .map(Check::rule)
                        .collect(Collectors.toSet()));
    }

    @Test
    void saysOfRubbishThatItIsNone() {
        Examination examination = examine("rubbish");
        assertEquals(
                Optional.of(RefusalReason.TOKEN_MALFORMED), examination.first().flatMap(Check::reason));
    }

    private Examination examine(String token) {
        LaunchRegistration own = epr.registration();
        return new TokenExaminer(viewer.verifier, USED, () -> viewer.config)
                .examine(token, own, own.token().orElseThrow());
    }
}
