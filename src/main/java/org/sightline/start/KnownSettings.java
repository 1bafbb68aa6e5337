package org.sightline.start;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.configuration.Nearest;

/** Every setting of Sightline's own and what its value may look like; {@code docs/configuration.md} explains them. */
public final class KnownSettings {

    private static final String PREFIX = "SIGHTLINE_";

    /** What the script and the tests read, and the viewer does not. */
    private static final Set<String> OF_THE_SCRIPT = Set.of(
            "SIGHTLINE_JAVA_OPTIONS",
            "SIGHTLINE_JDK_FOLDERS",
            "SIGHTLINE_DEMO_DATA",
            "SIGHTLINE_TEST_KEYCLOAK",
            "SIGHTLINE_TEST_KILLS");

    private static final Map<String, SettingKind> KINDS = kinds("""
            public-url TEXT
            launch-config TEXT
            node TEXT
            page.notice TEXT
            allow-loopback-http SWITCH
            reload.every DURATION_OR_OFF
            log.json SWITCH
            audit.seal.key TEXT
            audit.seal.unsealed-accepted-by TEXT
            audit.seal.lost-key TEXT
            audit.seal.alarm-after DURATION
            audit.seal.stop-after DURATION
            audit.checkpoint.folder TEXT
            audit.checkpoint.syslog SYSLOG
            audit.checkpoint.syslog-tls TEXT
            audit.checkpoint.s3.endpoint TEXT
            audit.checkpoint.s3.region TEXT
            audit.checkpoint.s3.bucket TEXT
            audit.checkpoint.s3.prefix TEXT
            audit.checkpoint.s3.access-key-id TEXT
            audit.checkpoint.s3.secret-access-key TEXT
            audit.checkpoint.s3.tls TEXT
            audit.checkpoint.s3.retain-days NUMBER
            audit.checkpoint.alarm-after DURATION
            audit.repository.fhir TEXT
            audit.repository.fhir-tls TEXT
            audit.repository.fhir-token TEXT
            audit.repository.syslog SYSLOG
            audit.repository.syslog-tls TEXT
            audit.repository.alarm-after DURATION
            session.idle-timeout DURATION
            session.absolute-timeout DURATION
            security.contact CONTACTS
            security.policy PAGE
            officers.sign-in SWITCH
            officers.organisation-claim TEXT
            officers.roles.privacy-officer TEXT
            officers.roles.administrator TEXT
            officers.roles.data-quality TEXT
            officers.roles.objections TEXT
            officers.roles.regional-privacy-officer TEXT
            officers.idle-timeout DURATION
            officers.absolute-timeout DURATION
            requests.header-within DURATION
            requests.body-within DURATION
            requests.connections-per-address NUMBER
            requests.unfinished-bodies NUMBER
            openings.most NUMBER
            openings.most-of-one-launch NUMBER
            openings.most-of-the-heap NUMBER
            liveness.stuck-after DURATION
            feed.max-bytes SIZE
            feed.max-document SIZE
            feed.max-entries NUMBER
            feed.max-pages NUMBER
            feed.max-depth NUMBER
            feed.max-tokens NUMBER
            feed.max-readings NUMBER
            feed.max-requests NUMBER
            feed.failures-before-pause NUMBER
            feed.pause DURATION
            rendering.threads NUMBER
            rendering.queue NUMBER
            rendering.longest-wait DURATION
            rendering.longest DURATION
            database.wait DURATION
            """);

    private KnownSettings() {}

    /** The names of all of them, such as {@code sightline.public-url}. */
    public static Set<String> names() {
        return KINDS.keySet();
    }

    /**
     * Holds each setting that has a value to its kind.
     *
     * @param value of a setting by its name
     * @throws StartRefusedException for the first whose value will not do
     */
    public static void check(Function<String, Optional<String>> value) {
        KINDS.forEach((name, kind) -> value.apply(name)
                .filter(text -> !text.isBlank() && !kind.holds(text))
                .ifPresent(text -> {
                    throw StartRefusedException.ofSetting(
                            name, "is \"" + text + "\".", "It has to be " + kind.words() + ".");
                }));
    }

    /** For each variable that looks like a setting and is none, a sentence with the nearest that there is. */
    public static List<String> unknown(Collection<String> environment) {
        Set<String> known = Stream.concat(KINDS.keySet().stream().map(EnvironmentName::of), OF_THE_SCRIPT.stream())
                .collect(Collectors.toSet());
        List<String> sentences = new ArrayList<>();
        environment.stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .forEach(name -> sentences.add("There is no setting " + name + Nearest.of(name, known)));
        return sentences;
    }

    private static Map<String, SettingKind> kinds(String table) {
        return table.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        row -> "sightline." + row[0], row -> SettingKind.valueOf(row[1]), (a, _) -> a, TreeMap::new));
    }
}
