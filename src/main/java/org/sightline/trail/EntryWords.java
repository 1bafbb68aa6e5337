package org.sightline.trail;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.Duty;
import org.sightline.context.PurposeOfUse;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.definition.TabTitles;

/** What an entry says, in words for somebody who knows neither codes nor computers. */
@ApplicationScoped
public class EntryWords {

    private static final String OBJECTS = "the patient objects to the shared record being shown";

    /** Entries that say the same whatever else they say. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("launch-accepted", "Came to the record from the system they work in"),
            Map.entry("launch-pushed", "Their system asked for the record to be made ready for them"),
            Map.entry("signed-out", "Closed the record"),
            Map.entry("problem-reported", "Reported a problem with what was shown"),
            Map.entry("objection-looked-up", "Looked up whether the patient objects"),
            Map.entry("override-begun", "Opened the record in spite of an objection or a restriction"),
            Map.entry("patient-asked", "Their organisation’s own record was asked whether it knows the patient"),
            Map.entry("relationship-known", "Their organisation’s own record knows the patient"),
            Map.entry("alert-read", "Looked into whether the record had been opened for good reason"),
            Map.entry("entries-searched", "Searched the record of who opened records"),
            Map.entry("entry-read", "Looked into one time at which the record had been opened"),
            Map.entry("content-in-force", "Said by which tab files and lists of codes pages are made"),
            Map.entry("patient-trail-read", "Looked up who had opened the record"),
            Map.entry("trail-searched", "A registered system or app looked up who had opened the record"),
            Map.entry("subject-copy-made", "Made the copy that the law asks for of what is held of the patient"));

    private static final Map<String, String> ATTEMPTS = Map.of(
            "cookie-missing", "from a browser in which it had not been opened",
            "cookie-wrong", "from a browser in which another record had been opened",
            "form-from-elsewhere", "by a form that another site sent",
            "form-of-another-page", "by a form that was not made for it");

    private static final String ELSEWHERE = "their device was outside their organisation’s network";

    private static final Map<String, String> NOT_LET_IN = Map.of(
            "PATIENT_OBJECTED", OBJECTS,
            "NETWORK_NOT_ALLOWED", ELSEWHERE,
            "patient-objected", OBJECTS,
            "outside-network", ELSEWHERE,
            "relationship-not-known", "nothing was known to stand between them and the patient",
            "relationship-not-answered", "whether they have to do with the patient could not be found out",
            "patient-died", "the patient has died");

    private static final Map<String, String> DELIVERIES = Map.of(
            "broken-off", ", and left before all of it was there",
            "printed", ", for paper",
            "found", ", for entries with certain words alone");

    private final TabTitles tabs;
    private final LaunchConfigSource config;

    public EntryWords(TabTitles tabs, LaunchConfigSource config) {
        this.tabs = tabs;
        this.config = config;
    }

    /** An entry and its words. */
    public record Told(TrailEntry row, String words) {}

    /** What a look came to, step by step: a row that says how something ended stands with the one by which it began. */
    public List<Told> steps(List<TrailEntry> look) {
        Set<Long> begun = look.stream()
                .filter(row -> !row.isEnd())
                .map(TrailEntry::sequence)
                .collect(Collectors.toSet());
        Map<Long, String> ends = look.stream()
                .filter(row -> begun.contains(row.subject().opening()))
                .collect(Collectors.toMap(row -> row.subject().opening(), this::end, (one, another) -> another));
        return look.stream()
                .filter(row -> !begun.contains(row.subject().opening()))
                .map(row -> new Told(row, of(row) + ends.getOrDefault(row.sequence(), "")))
                .toList();
    }

    /** One sentence without its full stop. */
    public String of(TrailEntry row) {
        String plain = PLAIN.get(row.event().name());
        if (plain != null) {
            return plain;
        }
        return switch (row.event().name()) {
            case "opening" -> "Opened " + tab(row);
            case "opened" ->
                tab(row) + " was shown" + DELIVERIES.getOrDefault(row.subject().delivery(), "");
            case "printed" -> "Printed " + tab(row);
            case "tab-denied" -> "Asked for " + tab(row) + " and was refused: their role is not shown it";
            case "document-opening" -> document(row);
            case "document-opened" -> documentEnd(row);
            case "session-ended" ->
                "The record was closed for them: "
                        + (row.event().reason().equals("acting-for-withdrawn")
                                ? "they may no longer act for somebody else"
                                : "it was no longer certain who let them in");
            case "attempt-refused" -> attempt(row);
            default -> policy(row);
        };
    }

    /** How the row with which something ended adds to the words of its beginning. */
    private String end(TrailEntry end) {
        if (!end.is("document-opened")) {
            return DELIVERIES.getOrDefault(end.subject().delivery(), "");
        }
        return wasShown(end) ? "" : ", and it was not shown";
    }

    /** Why the record was opened; empty if the entry does not say. */
    public String purpose(TrailEntry row) {
        String code = row.place().purpose();
        return PurposeOfUse.ofCode(code).map(PurposeOfUse::words).orElse(code.isEmpty() ? "" : "another purpose");
    }

    /** The role they had; of an officer the duties. */
    public String role(TrailEntry row) {
        TrailEntry.Role role = row.person().role();
        return role.system().isEmpty() && role.name().isEmpty()
                ? Stream.of(Duty.values())
                        .filter(duty -> List.of(role.code().split(" ")).contains(duty.name()))
                        .map(Duty::title)
                        .collect(Collectors.joining(", "))
                : role.name();
    }

    /** The title of the tab; its name if it is no longer there; empty for none. */
    public String tab(TrailEntry row) {
        String id = row.subject().tab();
        return tabs.titles().stream()
                .filter(tab -> tab.id().value().equals(id))
                .map(TabTitles.TabTitle::title)
                .findFirst()
                .orElseGet(() -> words(id));
    }

    private String policy(TrailEntry row) {
        JsonNode said = row.subject().particulars().objection();
        return switch (row.event().name()) {
            case "launch-refused" -> "Was not let in" + why(row);
            case "opening-refused" -> "Asked for the record and was shown nothing" + why(row);
            case "relationship-stated" ->
                "Stated what they have to do with the patient: "
                        + words(row.event().reason()).toLowerCase(Locale.UK);
            case "objection-lifted" ->
                "Was shown the record although the patient objects: an emergency had been declared ("
                        + row.event().reason() + ")";
            case "objection-requested" ->
                "By an online form the patient asked to " + (isReversal(said) ? "take an objection back" : "object");
            case "objection-changed" ->
                isReversal(said)
                        ? "Recorded that the patient took the objection back"
                        : "Recorded that the patient objects";
            case "objection-answered" ->
                (said.path("accepted").asBoolean() ? "Accepted" : "Did not accept")
                        + " what was asked for by an online form: "
                        + said.path("reason").asText();
            case "override-reviewed" ->
                "Reviewed why the record was opened in spite of an objection or a restriction: "
                        + (said.path("outcome").asText().equals("breach")
                                ? "a breach of confidentiality"
                                : "justified");
            default -> words(row.event().name());
        };
    }

    private static String why(TrailEntry row) {
        String why = NOT_LET_IN.getOrDefault(row.event().reason(), "");
        return why.isEmpty() ? "" : ": " + why;
    }

    private static boolean isReversal(JsonNode objection) {
        return objection.path("change").asText().equals("reversed");
    }

    private static String attempt(TrailEntry row) {
        String how = ATTEMPTS.getOrDefault(row.event().reason(), "");
        return "Somebody who is not known asked for the record and was shown nothing"
                + (how.isEmpty() ? "" : ", " + how)
                + (row.event().detail().isEmpty() ? "" : " (" + row.event().detail() + ")");
    }

    private String document(TrailEntry row) {
        JsonNode document = row.subject().particulars().document();
        String held = "a document that " + feed(document.path("feed").asText()) + " holds";
        return switch (document.path("use").asText()) {
            case "download" -> "Saved " + held;
            case "content" -> "Looked at the pages of " + held;
            default -> "Opened " + held;
        };
    }

    private String documentEnd(TrailEntry row) {
        return "The document that "
                + feed(row.subject().particulars().document().path("feed").asText()) + " holds was "
                + (wasShown(row) ? "shown" : "not shown");
    }

    private static boolean wasShown(TrailEntry row) {
        String outcome = row.subject().particulars().document().path("outcome").asText();
        return outcome.equals("shown") || outcome.equals("named");
    }

    private String feed(String id) {
        return config.current().feedsOfAnyLaunch().stream()
                .filter(feed -> feed.id().value().equals(id))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse("a source that is no longer connected");
    }

    /** An id as words, for what has none of its own. */
    private static String words(String id) {
        return id.isEmpty()
                ? ""
                : id.substring(0, 1).toUpperCase(Locale.UK) + id.substring(1).replace('-', ' ');
    }
}
