package org.sightline.registration;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ResourceType;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.registration.FeedRegistration.Freshness;

/** Reads {@code feeds/<id>.yaml}. */
final class FeedReader {

    private static final List<String> CONNECTION_FIELDS =
            List.of("fhirBaseUrl", "authentication", "tls", "patientLookUp", "supplies", "deadline", "pageSize");
    private static final List<String> FIELDS = List.of(
            "name",
            "odsCode",
            "connected",
            "setting",
            "freshness",
            "dataSince",
            "fhirBaseUrl",
            "authentication",
            "tls",
            "patientLookUp",
            "supplies",
            "deadline",
            "pageSize");

    /** A misspelt type would pass for one that the feed does not hold. */
    private static final Set<String> RESOURCE_TYPES =
            Stream.of(ResourceType.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));

    private static final Pattern TLS_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(5);
    private static final Duration MOST_DEADLINE = Duration.ofSeconds(30);

    private final Addresses addresses;
    private final AuthenticationReader authentications;

    FeedReader(Addresses addresses, AuthenticationReader authentications) {
        this.addresses = addresses;
        this.authentications = authentications;
    }

    Optional<FeedRegistration> read(String id, YamlValue root) {
        int before = root.problems().count();
        Optional<YamlFields> block = root.fields(FIELDS);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        YamlFields fields = block.get();
        boolean connected = fields.flag("connected", true);
        Optional<String> name = fields.text("name");
        Optional<OdsCode> odsCode = fields.required("odsCode").flatMap(OrganisationReader::odsCode);
        Optional<Setting> setting = fields.optional("setting").flatMap(FeedReader::setting);
        Freshness freshness = (connected ? fields.required("freshness") : fields.optional("freshness"))
                .flatMap(FeedReader::freshness)
                .orElse(Freshness.LIVE);
        Optional<LocalDate> dataSince = fields.optional("dataSince").flatMap(FeedReader::date);
        Optional<FeedConnection> connection = connected ? connection(fields) : Optional.empty();
        if (!connected) {
            CONNECTION_FIELDS.forEach(key -> fields.optional(key)
                    .ifPresent(value -> value.problem("must be left out while connected is false")));
        }
        if (root.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new FeedRegistration(
                new FeedId(id), name.orElseThrow(), odsCode.orElseThrow(), freshness, dataSince, connection, setting));
    }

    private Optional<FeedConnection> connection(YamlFields fields) {
        Optional<URI> base = fields.required("fhirBaseUrl").flatMap(addresses::base);
        Optional<FeedAuthentication> authentication =
                fields.required("authentication").flatMap(authentications::read);
        Optional<String> tls = fields.optional("tls").flatMap(FeedReader::tlsName);
        String system = fields.optional("patientLookUp")
                .flatMap(value -> value.fields(List.of("identifierSystem")))
                .flatMap(lookUp -> lookUp.required("identifierSystem"))
                .flatMap(Addresses::system)
                .orElse(NhsNumber.SYSTEM);
        Set<String> supplies =
                fields.required("supplies").map(FeedReader::supplies).orElse(Set.of());
        Duration deadline = deadline(fields);
        int pageSize = pageSize(fields);
        return base.flatMap(
                b -> authentication.map(a -> new FeedConnection(b, a, system, supplies, deadline, pageSize, tls)));
    }

    static Duration deadline(YamlFields fields) {
        return fields.optional("deadline")
                .flatMap(value -> Durations.read(value, MOST_DEADLINE))
                .orElse(USUAL_DEADLINE);
    }

    static int pageSize(YamlFields fields) {
        return fields.optional("pageSize")
                .flatMap(value -> value.number(1, 1000))
                .orElse(200);
    }

    static Set<String> supplies(YamlValue value) {
        Set<String> types = new TreeSet<>();
        List<YamlValue> items = value.filledList().orElse(List.of());
        for (YamlValue item : items) {
            item.text().ifPresent(type -> {
                if (!RESOURCE_TYPES.contains(type)) {
                    item.problem("is not the name of a FHIR resource type, such as Patient"
                            + Nearest.of(type, RESOURCE_TYPES));
                } else if (!types.add(type)) {
                    item.problem("names " + type + " twice");
                }
            });
        }
        if (!items.isEmpty() && !types.contains("Patient")) {
            value.problem("has to name Patient: without it the patient cannot be looked up");
        }
        return types;
    }

    static Optional<Setting> setting(YamlValue value) {
        return value.text().flatMap(text -> {
            Optional<Setting> named = Setting.named(text);
            return named.isPresent() ? named : value.problem("has to be one of " + String.join(", ", Setting.codes()));
        });
    }

    private static Optional<Freshness> freshness(YamlValue value) {
        return value.text().flatMap(text -> switch (text) {
            case "live" -> Optional.of(Freshness.LIVE);
            case "overnight" -> Optional.of(Freshness.OVERNIGHT);
            default -> value.problem("has to be live or overnight");
        });
    }

    private static Optional<LocalDate> date(YamlValue value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                return value.problem("has to be a date such as 2015-04-01");
            }
        });
    }

    static Optional<String> tlsName(YamlValue value) {
        return value.text()
                .flatMap(text -> TLS_NAME.matcher(text).matches()
                        ? Optional.of(text)
                        : value.problem("has to be the name of a TLS configuration"));
    }
}
