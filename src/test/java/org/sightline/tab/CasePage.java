package org.sightline.tab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ResourceType;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.Receipts;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.context.TabId;
import org.sightline.feed.reading.ReaderUnderTest;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;
import org.sightline.registration.Setting;

/** A tab of one patient from feeds at real addresses: the real reader, the real page, and nothing else. */
public final class CasePage {

    private static final Instant NOW = Instant.parse("2026-11-30T09:02:30Z");
    private static final Set<String> EVERYTHING =
            Stream.of(ResourceType.values()).map(ResourceType::name).collect(Collectors.toUnmodifiableSet());

    private final ReaderUnderTest reader = new ReaderUnderTest().at(InstantSource.fixed(NOW));
    private final AuditReceipt receipt;

    public CasePage(String nhsNumber, LocalDate birthDate) {
        receipt = Receipts.forPatient(nhsNumber, birthDate);
    }

    public CasePage feed(String name, Setting setting, java.net.URI base) {
        return feed(name, setting, base, Dialect.PLAIN);
    }

    CasePage feed(String name, Setting setting, java.net.URI base, Dialect dialect) {
        FeedConnection connection = new FeedConnection(
                FhirBases.of(base),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                EVERYTHING,
                Duration.ofSeconds(10),
                dialect,
                "");
        reader.feed(new FeedRegistration(
                new FeedId(name.toLowerCase(java.util.Locale.UK).replace(' ', '-')),
                name,
                new OdsCode("A81001"),
                new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                connection,
                setting));
        return this;
    }

    /** The page's HTML. */
    public String html(String tab) {
        OpeningUnderTest opening = new OpeningUnderTest(NOW);
        opening.answers = plan -> reader.read(receipt, plan);
        return opening.page(new TabId(tab));
    }

    /** All words on the page, those that a click opens included. */
    public static String visible(String html) {
        return String.join("\n", Pages.lines(html));
    }

    /** What stands there before anything is opened: of a closed part, its summary. */
    public static String withoutAClick(String html) {
        String open = html;
        String before;
        do {
            before = open;
            open = open.replaceAll(
                    "(?s)<details\\b[^>]*>\\s*<summary\\b[^>]*>((?:(?!</?details\\b).)*?)</summary>(?:(?!</?details\\b).)*?</details>",
                    "$1");
        } while (!open.equals(before));
        return visible(open);
    }
}
