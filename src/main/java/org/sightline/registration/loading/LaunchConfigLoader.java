package org.sightline.registration.loading;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sightline.context.TabId;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.SecretReference;

/**
 * Checks {@code launch-config/} as a whole: for the viewer at its start and at every change, and for {@code ./sightline
 * check}, so that the two never differ.
 */
public final class LaunchConfigLoader {

    private final boolean allowLoopbackHttp;
    private final InstantSource clock;
    private final NamedSecrets secrets;
    private final Map<TabId, List<String>> tabs;

    /** NamedSecrets are looked for in this process's environment and file system. */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock) {
        this(allowLoopbackHttp, clock, NamedSecrets.ofThisMachine(), Map.of());
    }

    /**
     * @param allowLoopbackHttp whether http addresses pass when their host is the machine itself
     * @param clock for certificates and keys past their end
     * @param secretExists whether a secret the configuration names is there
     */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock, Predicate<SecretReference> secretExists) {
        this(allowLoopbackHttp, clock, new NamedSecrets(secretExists, _ -> Optional.empty(), false), Map.of());
    }

    private LaunchConfigLoader(
            boolean allowLoopbackHttp, InstantSource clock, NamedSecrets secrets, Map<TabId, List<String>> tabs) {
        this.allowLoopbackHttp = allowLoopbackHttp;
        this.clock = clock;
        this.secrets = secrets;
        this.tabs = tabs;
    }

    /**
     * Refuses access rules that name any other tab or panel; without it every name passes.
     *
     * @param existing the panels of each tab, by their ids
     */
    public LaunchConfigLoader knowing(Map<TabId, List<String>> existing) {
        return new LaunchConfigLoader(allowLoopbackHttp, clock, secrets, existing);
    }

    /** Takes this machine for another than the viewer's: a secret that is not here is no more than a warning. */
    public LaunchConfigLoader elsewhere() {
        return new LaunchConfigLoader(allowLoopbackHttp, clock, secrets.elsewhere(), tabs);
    }

    /**
     * The configuration in the folder.
     *
     * @param folder holds {@code organisations/*.yaml}, {@code feeds/*.yaml}, {@code access.yaml}, {@code
     *     withheld.yaml}, perhaps {@code objections.yaml} and {@code alerts.yaml}, and {@code value-sets/}
     * @throws LaunchConfigException naming every error found, with file, line and field
     */
    public LaunchConfig load(Path folder) {
        return check(folder).orThrow();
    }

    /** As {@link #load}, with errors and warnings as data. */
    public CheckedConfig check(Path folder) {
        return check(FolderReading.thorough(folder));
    }

    CheckedConfig check(FolderReading reading) {
        return new FolderCheck(reading, clock.instant(), allowLoopbackHttp, secrets, tabs).check();
    }
}
