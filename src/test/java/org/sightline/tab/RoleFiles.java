package org.sightline.tab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.loading.CheckedConfig;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.registration.loading.LaunchConfigLoader;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.tab.definition.TabNames;

/** The roles of the access rules that ship, and the role that no group names. */
final class RoleFiles {

    private static final List<RoleProfile> PROFILES = read();

    private RoleFiles() {}

    private static List<RoleProfile> read() {
        AccessRules rules =
                checked(Path.of("launch-config/access.yaml")).orThrow().access();
        return Stream.concat(rules.roles().stream().map(RoleRule::profile), Stream.of(rules.unknownRole()))
                .toList();
    }

    /** Checked against the tabs of this build. */
    static CheckedConfig checked(Path access) {
        try {
            Path folder = Files.createTempDirectory("roles");
            ConfigFolder.sound(folder).write("access.yaml", Files.readString(access));
            return new LaunchConfigLoader(false, ConfigFolder.CLOCK)
                    .knowing(TabNames.ofThisBuild())
                    .check(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RoleProfile> profiles() {
        return PROFILES;
    }

    static RoleProfile named(String role) {
        return PROFILES.stream()
                .filter(profile -> profile.rule().equals(role))
                .findFirst()
                .orElseThrow();
    }
}
