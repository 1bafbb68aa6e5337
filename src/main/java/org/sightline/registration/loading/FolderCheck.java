package org.sightline.registration.loading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.sightline.registration.WithheldRules;
import org.sightline.registration.acting.ActingForReader;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.narrowed.ChangedFolder;
import org.sightline.registration.narrowed.ChangedFolder.AccessFile;
import org.sightline.registration.watch.WatchRules;
import org.sightline.registration.withheld.FeedsThere;
import org.sightline.registration.withheld.ObjectionReader;
import org.sightline.registration.withheld.SensitiveLists;
import org.sightline.registration.withheld.WhomReader;
import org.sightline.registration.withheld.WithheldReader;

/** One checking of one reading of the folder. */
final class FolderCheck {

    private final FolderReading reading;
    private final ConfigProblems problems = new ConfigProblems();
    private final ExclusiveClaims claims = new ExclusiveClaims();
    private final Addresses addresses;
    private final NamedSecrets secrets;
    private final Map<TabId, List<String>> tabs;
    private final Instant now;
    private final LocalDate today;
    private final Set<String> parsed = new HashSet<>();
    private @Nullable AccessFile accessFile;

    /**
     * @param now for certificates and keys past their end
     * @param tabs the panels of each tab there is; empty for any
     */
    FolderCheck(
            FolderReading reading,
            Instant now,
            boolean allowLoopbackHttp,
            NamedSecrets secrets,
            Map<TabId, List<String>> tabs) {
        this.reading = reading;
        this.now = now;
        this.today = LocalDate.ofInstant(now, UkZone.ID);
        this.addresses = new Addresses(allowLoopbackHttp);
        this.secrets = secrets;
        this.tabs = tabs;
        problems.addAll(reading.problems());
    }

    CheckedConfig check() {
        Optional<ConfigValue> roles = parse(FolderReading.ACCESS, AccessReader.SCHEMA);
        Optional<AccessRules> access = roles.flatMap(this::access);
        FeedAudience audience = new FeedAudience(idsOf(FolderReading.ORGANISATIONS), idsOf(FolderReading.FEEDS));
        OrganisationReader reader = organisationReader(terms(access.orElse(null), audience));
        List<LaunchRegistration> organisations = organisations(reader, access.orElse(null));
        List<FeedRegistration> feeds = audience.of(feeds(new FeedFileReader(addresses, secrets, today, audience)));
        Map<String, OrganisationTerms> stricter = reader.termsOf(organisations, feeds);
        Optional<AccessRules> rules = access.map(all -> all.with(stricter));
        rules.ifPresent(all -> ActingForReader.checkReach(roles.orElseThrow(), all, organisations));
        Optional<ValueSets> valueSets = valueSets();
        Optional<LaunchConfig.Protection> protection = protection(
                valueSets.orElse(null),
                feedsThere(feeds, organisations, reader),
                whom(roles.orElse(null), access.orElse(null)));
        Optional<WatchRules> alerts = alerts();
        requireContent(organisations, feeds);
        LaunchConfig config = problems.areInTheWay()
                ? null
                : new LaunchConfig(
                        organisations,
                        feeds,
                        rules.orElseThrow(),
                        valueSets.orElseThrow(),
                        protection.orElseThrow(),
                        alerts.orElseThrow(),
                        reading.version());
        ChangedFolder readable = readable(reader, feeds, stricter, protection.orElse(null));
        return new CheckedConfig(config, organisations, problems.inOrder(), readable, unreadablePolicy());
    }

    /** That objections.yaml is not there is as good as any other file of it; the other two have to be. */
    private Set<String> unreadablePolicy() {
        return Stream.of(FolderReading.ACCESS, FolderReading.WITHHELD, FolderReading.OBJECTIONS)
                .filter(file -> !parsed.contains(file))
                .filter(file -> !file.equals(FolderReading.OBJECTIONS)
                        || reading.bytes(file).isPresent()
                        || !reading.isGone(file))
                .collect(Collectors.toSet());
    }

    private ChangedFolder readable(
            OrganisationReader reader,
            List<FeedRegistration> feeds,
            Map<String, OrganisationTerms> terms,
            LaunchConfig.@Nullable Protection protection) {
        return new ChangedFolder(
                reading::isGone,
                reader.files(),
                feeds,
                terms,
                accessFile,
                protection == null ? null : protection.withheld());
    }

    private Optional<AccessRules> access(ConfigValue roles) {
        ActingForReader.check(roles, idsOf(FolderReading.ORGANISATIONS));
        Optional<AccessRules> rules = new AccessReader(
                        claims, new ProfileReader(tabs), idsOf(FolderReading.ORGANISATIONS), today)
                .read(roles);
        accessFile = new AccessFile(roles, rules.orElse(null));
        return rules;
    }

    private Set<String> idsOf(String folder) {
        return reading.filesOf(folder).stream().map(FolderReading::idOf).collect(Collectors.toSet());
    }

    private TermsReader terms(@Nullable AccessRules access, FeedAudience audience) {
        return new TermsReader(new NarrowingReader(access, new ProfileReader(tabs)), audience);
    }

    private OrganisationReader organisationReader(TermsReader terms) {
        SmartReader smart = new SmartReader(addresses, secrets, now, claims);
        return new OrganisationReader(addresses, new StaticKeyReader(now, claims), smart, claims, terms);
    }

    private List<LaunchRegistration> organisations(OrganisationReader reader, @Nullable AccessRules access) {
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

    /** Those of the folder, and the EHRs that are feeds of the launches they start. */
    private FeedsThere feedsThere(
            List<FeedRegistration> feeds, List<LaunchRegistration> organisations, OrganisationReader reader) {
        Set<String> ids = new HashSet<>(idsOf(FolderReading.FEEDS));
        reader.files()
                .forEach((id, file) ->
                        file.root().find("smart", "feed").ifPresent(_ -> ids.add(FeedFileReader.idOfEhr(id))));
        Stream<FeedRegistration> ehrs = organisations.stream()
                .flatMap(one -> one.smart().stream()
                        .flatMap(ehr -> ehr.feed().stream())
                        .map(feed -> feed.onlyFor(Set.of(one.id()))));
        return new FeedsThere(ids, Stream.concat(feeds.stream(), ehrs).toList());
    }

    private WhomReader whom(@Nullable ConfigValue roles, @Nullable AccessRules access) {
        Set<String> organisations = idsOf(FolderReading.ORGANISATIONS);
        return new WhomReader(block -> AccessReader.checkWhom(access, organisations, block), roles);
    }

    /** What could not be read is null. */
    private Optional<LaunchConfig.Protection> protection(@Nullable ValueSets lists, FeedsThere there, WhomReader whom) {
        Optional<WithheldRules> withheld = parse(FolderReading.WITHHELD, WithheldReader.SCHEMA)
                .flatMap(new WithheldReader(new SensitiveLists(lists, today), there, whom)::read);
        Optional<ObjectionRules> objections = objections(new ObjectionReader(lists, there, withheld.orElse(null)));
        return withheld.flatMap(one -> objections.map(other -> new LaunchConfig.Protection(one, other)));
    }

    private Optional<ObjectionRules> objections(ObjectionReader reader) {
        return reading.bytes(FolderReading.OBJECTIONS).isEmpty()
                ? Optional.of(ObjectionRules.NOT_SAID)
                : parse(FolderReading.OBJECTIONS, ObjectionReader.SCHEMA).flatMap(reader::read);
    }

    private Optional<WatchRules> alerts() {
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
                problems.ofFile(
                        file,
                        "the file's name has to be a letter and up to 39 more lower-case letters, digits and hyphens");
            }
            parse(file, schema)
                    .filter(_ -> TabId.isValid(id))
                    .flatMap(root -> reader.apply(id, root))
                    .ifPresent(all::add);
        }
        return all;
    }

    private Optional<ConfigValue> parse(String file, ConfigSchema schema) {
        Optional<ConfigValue> root = reading.bytes(file).flatMap(bytes -> schema.read(bytes, file, problems));
        root.ifPresent(_ -> parsed.add(file));
        return root;
    }
}
