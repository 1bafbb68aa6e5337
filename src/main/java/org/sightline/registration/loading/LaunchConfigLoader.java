package org.sightline.registration.loading;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.TabId;
import org.sightline.context.UkZone;
import org.sightline.registration.AccessRules;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SecretReference;
import org.sightline.registration.WithheldRules;

/**
 * Checks {@code launch-config/} as a whole: for the viewer at its start and at every change, and for {@code ./sightline
 * check}, so that the two never differ.
 */
public final class LaunchConfigLoader {

    private final boolean allowLoopbackHttp;
    private final InstantSource clock;
    private final NamedSecrets secrets;
    private final Set<TabId> tabs;

    /** NamedSecrets are looked for in this process's environment and file system. */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock) {
        this(allowLoopbackHttp, clock, NamedSecrets.ofThisMachine(), Set.of());
    }

    /**
     * @param allowLoopbackHttp whether http addresses pass when their host is the machine itself
     * @param clock for certificates and keys past their end
     * @param secretExists whether a secret the configuration names is there
     */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock, Predicate<SecretReference> secretExists) {
        this(allowLoopbackHttp, clock, new NamedSecrets(secretExists, _ -> Optional.empty(), false), Set.of());
    }

    private LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock, NamedSecrets secrets, Set<TabId> tabs) {
        this.allowLoopbackHttp = allowLoopbackHttp;
        this.clock = clock;
        this.secrets = secrets;
        this.tabs = tabs;
    }

    /** Refuses access rules that name any other tab; without it every name passes. */
    public LaunchConfigLoader knowing(Set<TabId> existingTabs) {
        return new LaunchConfigLoader(allowLoopbackHttp, clock, secrets, existingTabs);
    }

    /** Takes this machine for another than the viewer's: a secret that is not here is no more than a warning. */
    public LaunchConfigLoader elsewhere() {
        return new LaunchConfigLoader(allowLoopbackHttp, clock, secrets.elsewhere(), tabs);
    }

    /**
     * The configuration in the folder.
     *
     * @param folder holds {@code organisations/*.yaml}, {@code feeds/*.yaml}, {@code access.yaml}, {@code
     *     withheld.yaml} and {@code value-sets/}
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
            ExclusiveClaims claims = new ExclusiveClaims();
            Addresses addresses = new Addresses(allowLoopbackHttp);
            Instant now = clock.instant();
            Optional<AccessRules> access =
                    parse(FolderReading.ACCESS, AccessReader.SCHEMA).flatMap(new AccessReader(claims, tabs)::read);
            List<LaunchRegistration> organisations = readAll(
                    FolderReading.ORGANISATIONS,
                    OrganisationReader.SCHEMA,
                    organisationReader(addresses, now, claims)::read);
            List<FeedRegistration> feeds =
                    readAll(FolderReading.FEEDS, FeedFileReader.SCHEMA, new FeedFileReader(addresses, secrets)::read);
            LocalDate today = LocalDate.ofInstant(now, UkZone.ID);
            Optional<ValueSets> valueSets = valueSets(today);
            Optional<WithheldRules> withheld = withheld(new SensitiveLists(valueSets.orElse(null), today));
            requireContent(organisations, feeds);
            LaunchConfig config = problems.areInTheWay()
                    ? null
                    : new LaunchConfig(
                            organisations,
                            feeds,
                            access.orElseThrow(),
                            valueSets.orElseThrow(),
                            withheld.orElseThrow(),
                            reading.version());
            return new CheckedConfig(config, organisations, problems.inOrder());
        }

        private OrganisationReader organisationReader(Addresses addresses, Instant now, ExclusiveClaims claims) {
            SmartReader smart = new SmartReader(addresses, secrets, now, claims);
            return new OrganisationReader(addresses, new StaticKeyReader(now, claims), smart, claims);
        }

        /** Empty if an error is in the way: then it cannot be said which are there. */
        private Optional<ValueSets> valueSets(LocalDate today) {
            ConfigProblems ofLists = new ConfigProblems();
            ValueSets sets = reading.valueSets().read(ofLists, today);
            problems.addAll(ofLists.inOrder());
            return ofLists.areInTheWay() ? Optional.empty() : Optional.of(sets);
        }

        private Optional<WithheldRules> withheld(SensitiveLists lists) {
            return parse(FolderReading.WITHHELD, WithheldReader.SCHEMA).flatMap(new WithheldReader(lists)::read);
        }

        /** Of files that are sound: what is wrong with them may be why there are none. */
        private void requireContent(List<LaunchRegistration> organisations, List<FeedRegistration> feeds) {
            if (problems.areInTheWay()) {
                return;
            }
            if (organisations.isEmpty()) {
                problems.ofFile(
                        FolderReading.ORGANISATIONS, "no organisation is registered, so nobody could launch: add one");
            }
            if (feeds.stream().noneMatch(feed -> feed.connection().isPresent())) {
                problems.ofFile(FolderReading.FEEDS, "no feed is connected, so every page would be empty: add one");
            }
        }

        private <T> List<T> readAll(
                String subfolder, ConfigSchema schema, BiFunction<String, ConfigValue, Optional<T>> reader) {
            List<T> all = new ArrayList<>();
            for (String file : reading.filesOf(subfolder)) {
                String id = FolderReading.idOf(file);
                if (!TabId.isValid(id)) {
                    problems.ofFile(file, "the file's name has to be lower-case letters, digits and hyphens");
                }
                parse(file, schema)
                        .filter(_ -> TabId.isValid(id))
                        .flatMap(root -> reader.apply(id, root))
                        .ifPresent(all::add);
            }
            return all;
        }

        private Optional<ConfigValue> parse(String file, ConfigSchema schema) {
            return reading.bytes(file).flatMap(bytes -> schema.read(bytes, file, problems));
        }
    }
}
