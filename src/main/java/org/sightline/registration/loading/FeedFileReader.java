package org.sightline.registration.loading;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.registration.Announcement;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedAuthentication.BackendServices;
import org.sightline.registration.FeedAuthentication.Header;
import org.sightline.registration.FeedAuthentication.None;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.registration.FhirBases;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.Setting;
import org.sightline.registration.SmartRegistration;

/** Reads {@code feeds/<id>.yaml}. */
final class FeedFileReader {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/feed.schema.json");

    private final Addresses addresses;
    private final NamedSecrets secrets;
    private final LocalDate today;
    private final FeedAudience audience;
    private final Map<String, ConfigValue> bases = new HashMap<>();
    private final Set<String> otherNames = new HashSet<>();

    /**
     * @param today for announcements that are past
     * @param audience hears which organisations each feed is for
     */
    FeedFileReader(Addresses addresses, NamedSecrets secrets, LocalDate today, FeedAudience audience) {
        this.audience = audience;
        this.addresses = addresses;
        this.secrets = secrets;
        this.today = today;
    }

    Optional<FeedRegistration> read(String id, ConfigValue root) {
        root.find("fhirBaseUrl").ifPresent(addresses::check);
        root.find("fhirBaseUrl").ifPresent(base -> name(base, false));
        root.items("alsoKnownAs").forEach(base -> {
            addresses.check(base);
            name(base, true);
        });
        root.find("authentication", "tokenUrl").ifPresent(addresses::check);
        root.find("authentication", "value").ifPresent(secrets::check);
        root.find("authentication", "privateKey").ifPresent(secrets::check);
        DialectReader.check(root);
        checkAnnouncements(root);
        audience.ofFeed(id, root);
        return root.isSound() ? Optional.of(feed(id, root)) : Optional.empty();
    }

    /** Two feeds that are one server would take each other's patients for their own. */
    private void name(ConfigValue base, boolean other) {
        String address = Addresses.base(base).toString().toLowerCase(Locale.ROOT);
        boolean ambiguous = otherNames.contains(address) || (other && bases.containsKey(address));
        if (other) {
            otherNames.add(address);
        }
        ConfigValue first = bases.putIfAbsent(address, base);
        if (ambiguous && first != null) {
            base.error("FHIR base " + address + " is already named in " + first.where());
        }
    }

    private static FhirBases bases(ConfigValue root) {
        return new FhirBases(
                Addresses.base(root.field("fhirBaseUrl")),
                root.items("alsoKnownAs").stream().map(Addresses::base).collect(Collectors.toUnmodifiableSet()));
    }

    private static List<Announcement> announcements(ConfigValue root) {
        return root.items("announcements").stream()
                .map(one -> new Announcement(
                        one.text("words"), day(one, "from"), day(one, "until"), Set.copyOf(one.texts("types"))))
                .toList();
    }

    private static @Nullable LocalDate day(ConfigValue block, String field) {
        return block.find(field).map(value -> LocalDate.parse(value.text())).orElse(null);
    }

    /** What would never be shown, or has been shown for good. */
    private void checkAnnouncements(ConfigValue root) {
        for (ConfigValue one : root.items("announcements")) {
            LocalDate from = day(one, "from");
            LocalDate until = day(one, "until");
            if (from != null && until != null && until.isBefore(from)) {
                one.field("until").error("is before from, so that it would never be shown");
            } else if (until != null && until.isBefore(today)) {
                one.field("until").warning("is past: the announcement is not shown any more");
            }
            Set<String> supplied = Set.copyOf(root.texts("supplies"));
            one.items("types").stream()
                    .filter(type -> !supplied.contains(type.text()))
                    .forEach(type -> type.error("is not among what the feed supplies"));
        }
    }

    private static FeedRegistration feed(String id, ConfigValue root) {
        return new FeedRegistration(
                new FeedId(id),
                root.text("name"),
                new OdsCode(root.text("odsCode")),
                new FeedRegistration.Data(
                        Freshness.valueOf(root.text("freshness", "live").toUpperCase(Locale.ROOT)),
                        day(root, "dataSince"),
                        announcements(root)),
                root.flag("connected", true) ? connection(root) : null,
                setting(root));
    }

    private static FeedConnection connection(ConfigValue root) {
        return new FeedConnection(
                bases(root),
                authentication(root.field("authentication")),
                root.find("patientLookUp")
                        .map(lookUp -> lookUp.text("identifierSystem"))
                        .orElse(NhsNumber.SYSTEM),
                Set.copyOf(root.texts("supplies")),
                duration(root.text("deadline", "5s")),
                DialectReader.dialect(root),
                root.text("tls", ""));
    }

    /** The EHR of a {@code smart} block as a feed of the launches it starts; the user's own access token is all it is asked with. */
    static FeedRegistration ofEhr(LaunchRegistration owner, SmartRegistration ehr, ConfigValue feed) {
        FeedConnection connection = new FeedConnection(
                FhirBases.of(ehr.fhirBaseUrl()),
                new None(),
                ehr.patientIdentifierSystem(),
                Set.copyOf(feed.texts("supplies")),
                duration(feed.text("deadline", "5s")),
                DialectReader.dialect(feed),
                ehr.tlsConfiguration().orElse(""));
        return new FeedRegistration(
                new FeedId(idOfEhr(owner.id())),
                owner.name(),
                ehr.user().odsCode(),
                new FeedRegistration.Data(Freshness.LIVE, null, List.of()),
                connection,
                setting(feed));
    }

    /** The id of an organisation's EHR as a feed of its own launches. */
    static String idOfEhr(String organisation) {
        return organisation + "-ehr";
    }

    /** As the schemas let people write it: {@code 500ms}, {@code 60s}, {@code 5m}. */
    static Duration duration(String text) {
        return Duration.parse("PT" + (text.endsWith("ms") ? milliseconds(text) : text));
    }

    private static String milliseconds(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - "ms".length()));
        return "%d.%03ds".formatted(number / 1000, number % 1000);
    }

    private static FeedAuthentication authentication(ConfigValue block) {
        return switch (block.text("kind")) {
            case "header" -> new Header(block.text("name"), NamedSecrets.reference(block.field("value")));
            case "backend-services" ->
                new BackendServices(
                        Addresses.uri(block.field("tokenUrl")),
                        block.text("clientId"),
                        NamedSecrets.reference(block.field("privateKey")),
                        block.texts("scopes"));
            default -> new None();
        };
    }

    private static @Nullable Setting setting(ConfigValue block) {
        return block.has("setting") ? Setting.named(block.text("setting")).orElseThrow() : null;
    }
}
