package org.sightline.registration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sightline.context.TabId;

/**
 * Checks {@code launch-config/} as a whole: for the viewer at its start and at every change, and for {@code ./sightline
 * check}, so that the two never differ.
 */
public final class LaunchConfigLoader {

    private final boolean allowLoopbackHttp;
    private final InstantSource clock;
    private final Predicate<SecretReference> secretExists;
    private final Function<SecretReference, Optional<String>> secretText;
    private final boolean elsewhere;
    private final Set<TabId> tabs;

    /** Secrets are looked for in this process's environment and file system. */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock) {
        this(allowLoopbackHttp, clock, LaunchConfigLoader::existsHere, LaunchConfigLoader::textHere, false, Set.of());
    }

    /**
     * @param allowLoopbackHttp whether http addresses pass when their host is the machine itself
     * @param clock for certificates and keys past their end
     * @param secretExists whether a secret the configuration names is there
     */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock, Predicate<SecretReference> secretExists) {
        this(allowLoopbackHttp, clock, secretExists, _ -> Optional.empty(), false, Set.of());
    }

    private LaunchConfigLoader(
            boolean allowLoopbackHttp,
            InstantSource clock,
            Predicate<SecretReference> secretExists,
            Function<SecretReference, Optional<String>> secretText,
            boolean elsewhere,
            Set<TabId> tabs) {
        this.allowLoopbackHttp = allowLoopbackHttp;
        this.clock = clock;
        this.secretExists = secretExists;
        this.secretText = secretText;
        this.elsewhere = elsewhere;
        this.tabs = tabs;
    }

    /** Refuses access rules that name any other tab; a loader that was not told passes every name. */
    public LaunchConfigLoader knowing(Set<TabId> existingTabs) {
        return new LaunchConfigLoader(allowLoopbackHttp, clock, secretExists, secretText, elsewhere, existingTabs);
    }

    /** Takes this machine for another than the viewer's: a secret that is not here is no more than a warning. */
    public LaunchConfigLoader elsewhere() {
        return new LaunchConfigLoader(allowLoopbackHttp, clock, secretExists, secretText, true, tabs);
    }

    /**
     * The configuration in the folder.
     *
     * @param folder holds {@code organisations/*.yaml}, {@code feeds/*.yaml} and {@code access.yaml}
     * @throws LaunchConfigException naming every error found, with file, line and field
     */
    public LaunchConfig load(Path folder) {
        return check(folder).orThrow();
    }

    /** As {@link #load}, with errors and warnings as data. */
    public CheckedConfig check(Path folder) {
        return check(FolderReading.of(folder));
    }

    CheckedConfig check(FolderReading reading) {
        return new Checking(reading).check();
    }

    /** One checking of one reading. */
    private final class Checking {

        private final FolderReading reading;
        private final ConfigProblems problems = new ConfigProblems();

        Checking(FolderReading reading) {
            this.reading = reading;
            problems.addAll(reading.problems());
        }

        CheckedConfig check() {
            Claims claims = new Claims();
            Addresses addresses = new Addresses(allowLoopbackHttp);
            SecretReader secrets = new SecretReader(secretExists, elsewhere);
            StaticKeyReader staticKeys = new StaticKeyReader(clock.instant(), claims);
            OwnKeySets keySets = new OwnKeySets(secretText, clock.instant());
            SmartReader smartReader = new SmartReader(addresses, secrets, keySets, claims);
            OrganisationReader organisationReader = new OrganisationReader(addresses, staticKeys, smartReader, claims);
            FeedReader feedReader = new FeedReader(addresses, new AuthenticationReader(addresses, secrets));

            Optional<AccessRules> access = parse(FolderReading.ACCESS).flatMap(new AccessReader(claims, tabs)::read);
            List<LaunchRegistration> organisations = readAll(FolderReading.ORGANISATIONS, organisationReader::read);
            List<FeedRegistration> feeds = readAll(FolderReading.FEEDS, feedReader::read);
            if (problems.count() == 0) {
                requireContent(organisations, feeds);
            }
            return new CheckedConfig(
                    problems.count() > 0
                            ? Optional.empty()
                            : access.map(rules -> new LaunchConfig(organisations, feeds, rules, reading.version())),
                    organisations,
                    problems.inOrder());
        }

        private void requireContent(List<LaunchRegistration> organisations, List<FeedRegistration> feeds) {
            if (organisations.isEmpty()) {
                problems.ofFile(
                        FolderReading.ORGANISATIONS, "no organisation is registered, so nobody could launch: add one");
            }
            if (feeds.stream().noneMatch(feed -> feed.connection().isPresent())) {
                problems.ofFile(FolderReading.FEEDS, "no feed is connected, so every page would be empty: add one");
            }
        }

        private <T> List<T> readAll(String subfolder, BiFunction<String, YamlValue, Optional<T>> reader) {
            List<T> all = new ArrayList<>();
            for (String file : reading.filesOf(subfolder)) {
                String id = FolderReading.idOf(file);
                if (!TabId.isValid(id)) {
                    problems.ofFile(file, "the file's name has to be lower-case letters, digits and hyphens");
                }
                parse(file)
                        .filter(_ -> TabId.isValid(id))
                        .flatMap(root -> reader.apply(id, root))
                        .ifPresent(all::add);
            }
            return all;
        }

        private Optional<YamlValue> parse(String file) {
            return reading.bytes(file).flatMap(bytes -> YamlFile.parse(bytes, file, problems));
        }
    }

    /** Empty if it is not here; what it says is looked at and not kept. */
    private static Optional<String> textHere(SecretReference secret) {
        try {
            return switch (secret.kind()) {
                case ENV -> Optional.ofNullable(System.getenv(secret.name()));
                case FILE -> Optional.of(Files.readString(Path.of(secret.name())));
            };
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean existsHere(SecretReference secret) {
        try {
            return switch (secret.kind()) {
                case ENV -> System.getenv(secret.name()) != null;
                case FILE -> Files.isReadable(Path.of(secret.name()));
            };
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
