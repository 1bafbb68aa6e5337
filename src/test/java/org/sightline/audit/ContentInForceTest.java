package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.ConfigurationVersion.Content;
import org.sightline.audit.ConfigurationVersion.Part;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** By what the pages of openings were made, on the trail. */
class ContentInForceTest {

    private static final String VERSION = "sha256:" + "ab".repeat(32);
    private static final Content CONTENT = new Content(
            VERSION,
            List.of(new Part("summary.yaml", "", "sha256:" + "cd".repeat(32))),
            List.of(new Part("diabetes.yaml", "57.1.0", "sha256:" + "ef".repeat(32))));

    private final TestDatabase database = TestDatabase.migrated();
    private final Opener opener = Opener.of(Launches.newId(), Launches.ritaOpensIvy());

    @Test
    @DisplayName("every row of an opening names it, and a row before the first says once what that is")
    void isNamedByEveryRowOfAnOpening() {
        AuditTrail trail = Trails.trail(database.database(), CONTENT);
        AuditReceipt receipt = trail.opening(opener, TabId.SUMMARY, AuditTrail.Caller.OURSELVES);
        trail.opened(
                receipt,
                new AuditEvent.Opened(AuditEvent.Delivery.WHOLE_PAGE, List.of(), List.of()),
                AuditTrail.Caller.OURSELVES);
        DocumentAsked document =
                new DocumentAsked(new FeedId("greenfield"), "Binary", "b1", "1", DocumentAsked.Use.PAGE);
        trail.openingDocument(opener, TabId.SUMMARY, document, AuditTrail.Caller.OURSELVES);

        List<Map<String, Object>> rows = AuditRows.of(database);
        assertEquals(
                List.of("content-in-force", "opening", "opened", "document-opening"),
                rows.stream().map(row -> row.get("event")).toList());
        rows.forEach(row -> assertEquals(VERSION, row.get("content_version")));
        assertEquals(
                "{\"tabs\": [{\"file\": \"summary.yaml\", \"version\": \"\", \"checksum\": \"sha256:" + "cd".repeat(32)
                        + "\"}], \"lists\": [{\"file\": \"diabetes.yaml\", \"version\": \"57.1.0\", \"checksum\": \"sha256:"
                        + "ef".repeat(32) + "\"}], \"version\": \"" + VERSION + "\"}",
                rows.getFirst().get("content"));
        assertFalse(rows.get(1).containsKey("content"));
    }

    @Test
    void isSaidAgainByANodeThatWasStartedAnewOrHasAnother() {
        Trails.trail(database.database(), CONTENT).opening(opener, TabId.SUMMARY, AuditTrail.Caller.OURSELVES);
        Trails.trail(database.database(), CONTENT).opening(opener, TabId.SUMMARY, AuditTrail.Caller.OURSELVES);
        Content other = new Content("sha256:" + "01".repeat(32), CONTENT.tabs(), List.of());
        Trails.trail(database.database(), other).opening(opener, TabId.SUMMARY, AuditTrail.Caller.OURSELVES);

        assertEquals(
                List.of(VERSION, VERSION, other.version()),
                AuditRows.of(database).stream()
                        .filter(row -> row.get("event").equals("content-in-force"))
                        .map(row -> row.get("content_version"))
                        .toList());
    }
}
