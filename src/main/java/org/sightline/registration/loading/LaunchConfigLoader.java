package org.sightline.registration.loading;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.sightline.registration.ObjectionRules;
import org.sightline.registration.SecretReference;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.acting.ActingForReader;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.watch.WatchRules;

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
        return new Checking(reading).check();
    }

    /** One checking of one reading. */
    private final class Checking {

        private final FolderReading reading;
        private final ConfigProblems problems = new ConfigProblems();
        private final ExclusiveClaims claims = new ExclusiveClaims();
        private final Addresses addresses = new Addresses(allowLoopbackHttp);
        private final Instant now = clock.instant();
        private final LocalDate today = LocalDate.ofInstant(now, UkZone.ID);

        Checking(FolderReading reading) {
            this.reading = reading;
            problems.addAll(reading.problems());
        }

        CheckedConfig check() {
            Optional<ConfigValue> roles = parse(FolderReading.ACCESS, AccessReader.SCHEMA);
            Optional<AccessRules> access = roles.flatMap(this::access);
            FeedAudience audience = new FeedAudience(idsOf(FolderReading.ORGANISATIONS), idsOf(FolderReading.FEEDS));
            TermsReader terms =
                    new TermsReader(new NarrowingReader(access.orElse(null), new ProfileReader(tabs)), audience);
            List<LaunchRegistration> organisations = organisations(terms, access.orElse(null));
            List<FeedRegistration> feeds = audience.of(feeds(new FeedFileReader(addresses, secrets, today, audience)));
            Map<String, OrganisationTerms> stricter = terms.of(organisations, feeds);
            access.ifPresent(
                    rules -> ActingForReader.checkReach(roles.orElseThrow(), rules.with(stricter), organisations));
            Optional<ValueSets> valueSets = valueSets();
            Optional<LaunchConfig.Protection> protection =
                    protection(valueSets.orElse(null), feeds, access.orElse(null));
            Optional<WatchRules> alerts = alerts(addresses);
            requireContent(organisations, feeds);
            LaunchConfig config = problems.areInTheWay()
                    ? null
                    : new LaunchConfig(
                            organisations,
                            feeds,
                            access.orElseThrow().with(stricter),
                            valueSets.orElseThrow(),
                            protection.orElseThrow(),
                            alerts.orElseThrow(),
                            reading.version());
            return new CheckedConfig(config, organisations, problems.inOrder());
        }

        private Optional<AccessRules> access(ConfigValue roles) {
            ActingForReader.check(roles, idsOf(FolderReading.ORGANISATIONS));
            return new AccessReader(claims, new ProfileReader(tabs), idsOf(FolderReading.ORGANISATIONS), today)
                    .read(roles);
        }

        private Set<String> idsOf(String folder) {
            return reading.filesOf(folder).stream().map(FolderReading::idOf).collect(Collectors.toSet());
        }

        private List<LaunchRegistration> organisations(TermsReader terms, @Nullable AccessRules access) {
            SmartReader smart = new SmartReader(addresses, secrets, now, claims);
            OrganisationReader reader =
                    new OrganisationReader(addresses, new StaticKeyReader(now, claims), smart, claims, terms);
            return readAll(FolderReading.ORGANISATIONS, OrganisationReader.SCHEMA, (id, root) -> {
                if (access != null) {
                    ActingForReader.checkClaim(id, root, access);
                }
                return reader.read(id, root);
            });
        }

        private List<FeedRegistration> feeds(FeedFileReader reader) {
            return readAll(FolderReading.FEEDS, FeedFileReader.SCHEMA, reader::read);
        }

        /** Empty if an error is in the way: then it cannot be said which are there. */
        private Optional<ValueSets> valueSets() {
            ConfigProblems ofLists = new ConfigProblems();
            ValueSets sets = reading.valueSets().read(ofLists, today);
            problems.addAll(ofLists.inOrder());
            return ofLists.areInTheWay() ? Optional.empty() : Optional.of(sets);
        }

        /** What could not be read is null. */
        private Optional<LaunchConfig.Protection> protection(
                @Nullable ValueSets lists, List<FeedRegistration> feeds, @Nullable AccessRules access) {
            FeedsThere there = feedsThere(feeds);
            Set<String> ids = idsOf(FolderReading.ORGANISATIONS);
            Optional<WithheldRules> withheld = parse(FolderReading.WITHHELD, WithheldReader.SCHEMA)
                    .flatMap(new WithheldReader(
                            new SensitiveLists(lists, today),
                            there,
                            block -> AccessReader.checkWhom(access, ids, block))::read);
            Optional<ObjectionRules> objections = objections(new ObjectionReader(lists, there, withheld.orElse(null)));
            return withheld.flatMap(one -> objections.map(other -> new LaunchConfig.Protection(one, other)));
        }

        private FeedsThere feedsThere(List<FeedRegistration> sound) {
            return new FeedsThere(
                    idsOf(FolderReading.FEEDS),
                    sound.stream()
                            .filter(feed -> feed.connection().isEmpty())
                            .map(feed -> feed.id().value())
                            .collect(Collectors.toSet()));
        }

        private Optional<ObjectionRules> objections(ObjectionReader reader) {
            return reading.bytes(FolderReading.OBJECTIONS).isEmpty()
                    ? Optional.of(ObjectionRules.NOT_SAID)
                    : parse(FolderReading.OBJECTIONS, ObjectionReader.SCHEMA).flatMap(reader::read);
        }

        private Optional<WatchRules> alerts(Addresses addresses) {
            return reading.bytes(FolderReading.ALERTS).isEmpty()
                    ? Optional.of(WatchRules.NONE)
                    : parse(FolderReading.ALERTS, AlertsReader.SCHEMA)
                            .flatMap(new AlertsReader(addresses, secrets, idsOf(FolderReading.ORGANISATIONS))::read);
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
