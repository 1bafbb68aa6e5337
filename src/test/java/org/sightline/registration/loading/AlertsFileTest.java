package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.watch.Recipient;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.registration.watch.Watch;
import org.sightline.registration.watch.WatchRule;
import org.sightline.registration.watch.WatchRules;

/** Who is told of what, as {@code alerts.yaml} says it. */
class AlertsFileTest {

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void write() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void withoutTheFileNobodyIsTold() {
        assertEquals(List.of(), folder.load().alerts().told());
    }

    @Test
    void saysWhoIsToldOfWhatAndHow() {
        folder.write("alerts.yaml", """
                told:
                  - {name: privacy, organisations: [northgate], of: [override], email: [a@northgate.example], adds: [user]}
                  - name: hooks
                    of: [override]
                    webhook: {url: https://hooks.region.example/in, secret: env:HOOK, tlsConfiguration: hooks}
                """);
        List<Recipient> told = folder.load().alerts().told();
        assertEquals(
                new Recipient(
                        "privacy",
                        Set.of("northgate"),
                        Set.of(Occasion.OVERRIDE),
                        new Recipient.Email(List.of("a@northgate.example")),
                        Set.of(Detail.USER)),
                told.getFirst());
        assertEquals("env:HOOK", ((Recipient.Webhook) told.getLast().way()).secret());
        assertEquals(true, told.getLast().isToldOf(Occasion.OVERRIDE, "anybody"));
        assertEquals(false, told.getFirst().isToldOf(Occasion.OVERRIDE, "southbank"));
    }

    @Test
    void rulesHaveTheThresholdsOfTheirKindAndARuleForSomeStandsBeforeTheOneForAll() {
        folder.write("alerts.yaml", """
                rules:
                  - {kind: volume}
                  - {kind: volume, name: volume-northgate, organisations: [northgate], atLeast: 60, fourEyes: true}
                  - {kind: out-of-hours, from: "07:00", until: "20:00", roles: [R8010]}
                """);
        WatchRules rules = folder.load().alerts();
        WatchRule all = rules.rules().getFirst();
        WatchRule northgates = rules.rules().get(1);
        assertEquals(new WatchRule("volume", new Watch.Volume(99, 28, 40), Set.of(), false), all);
        assertEquals(new Watch.Volume(99, 28, 60), northgates.watch());
        assertEquals(true, northgates.fourEyes());
        assertEquals(
                new Watch.OutOfHours(LocalTime.of(7, 0), LocalTime.of(20, 0), false, List.of("R8010")),
                rules.rules().getLast().watch());
        assertEquals(List.of(false, true), List.of(rules.isAbout(all, "northgate"), rules.isAbout(all, "southbank")));
        assertEquals(
                List.of(true, false),
                List.of(rules.isAbout(northgates, "northgate"), rules.isAbout(northgates, "southbank")));
    }

    @Test
    void whatIsWrongWithARuleIsNamedWithItsPlace() {
        folder.write("alerts.yaml", """
                rules:
                  - {kind: own-record, atLeast: 3}
                  - {kind: volume, percentile: 20}
                  - {kind: out-of-hours, from: "7:00"}
                  - {kind: out-of-hours, name: again, from: "07:00", until: "20:00"}
                  - {kind: attempts, organisations: [northgat]}
                  - {kind: curiosity}
                """);
        assertEquals(
                List.of(
                        "alerts.yaml:2:33: rules[0].atLeast: is not for a rule of the kind own-record",
                        "alerts.yaml:3:32: rules[1].percentile: has to be a whole number from 50 to 100",
                        "alerts.yaml:4:32: rules[2].from: has to be a time such as 07:00, in quotes",
                        "alerts.yaml:6:38: rules[4].organisations[0]: there is no organisation northgat; did you mean"
                                + " northgate?",
                        "alerts.yaml:7:12: rules[5].kind: has to be one of own-record, same-surname,"
                                + " volume, many-users, override-rate, override-words, out-of-hours, two-places,"
                                + " no-contact, stated-relationship, attempts, wrong-patient"),
                folder.problems());
        folder.write("alerts.yaml", """
                rules:
                  - {kind: out-of-hours}
                  - {kind: volume}
                  - {kind: volume}
                """);
        assertEquals(
                List.of(
                        "alerts.yaml:2:5: rules[0]: needs from and until",
                        "alerts.yaml:4:5: rules[2]: there is a rule volume above already; give this one a name of its own",
                        "alerts.yaml:4:5: rules[2]: is about every other organisation, as the rule volume is already"),
                folder.problems());
    }

    @Test
    @DisplayName("K01 K04 whatever cannot work or must not be is named with its place")
    void whatIsWrongIsNamedWithItsPlace() {
        folder.write("alerts.yaml", """
                told:
                  - {name: a, of: [override]}
                  - {name: a, of: [override], email: [a@b.example], adds: [patient]}
                  - {name: b, of: [override], organisations: [northgat], email: [nobody]}
                  - {name: c, of: [], webhook: {url: "http://hooks.example/in", secret: hush}}
                  - {name: d, of: [override], webhook: {url: "https://hooks.example/in", secret: env:MISSING}}
                """);
        assertEquals(
                List.of(
                        "alerts.yaml:2:5: told[0]: needs either email or webhook",
                        "alerts.yaml:3:12: told[1].name: names somebody who stands above already",
                        "alerts.yaml:3:60: told[1].adds[0]: has no place in an e-mail",
                        "alerts.yaml:4:66: told[2].email[0]: has to be one e-mail address and nothing else, such as"
                                + " privacy@northgate.example",
                        "alerts.yaml:5:19: told[3].of: has to name at least one",
                        "alerts.yaml:5:38: told[3].webhook.url: has to be https",
                        "alerts.yaml:5:73: told[3].webhook.secret: has to be a reference, env:NAME or"
                                + " file:/absolute/path, never the secret itself",
                        "alerts.yaml:6:82: told[4].webhook.secret: names a secret that is not there: env:MISSING"),
                folder.problems());
    }
}
