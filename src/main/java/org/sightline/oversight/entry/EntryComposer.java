package org.sightline.oversight.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.oversight.entry.EntryView.Amount;
import org.sightline.oversight.entry.EntryView.Fact;
import org.sightline.oversight.entry.EntryView.Head;
import org.sightline.oversight.entry.EntryView.Screen;
import org.sightline.oversight.entry.EntryView.Shown;
import org.sightline.oversight.entry.EntryView.Source;
import org.sightline.oversight.entry.EntryView.Step;
import org.sightline.oversight.entry.EntryView.Visited;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.definition.TabTitles;
import org.sightline.trail.EntryFile;
import org.sightline.trail.EntryFile.FullEntry;
import org.sightline.trail.EntryLookup;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** Puts the page of one entry together. */
@ApplicationScoped
class EntryComposer {

    private static final Map<String, String> OUTCOMES = Map.ofEntries(
            Map.entry("answered", "Answered"),
            Map.entry("unavailable", "Did not answer"),
            Map.entry("not-permitted", "Did not permit it"),
            Map.entry("patient-not-known", "Does not know the patient"),
            Map.entry("patient-mismatch", "Answered about somebody else: nothing of it was shown"),
            Map.entry("withheld", "Withheld"),
            Map.entry("patient-objected", "The patient objects there: nothing of it was shown"),
            Map.entry("not-asked", "Was not asked"),
            Map.entry("not-shared", "Does not share with this organisation"),
            Map.entry("not-connected", "Was not connected"),
            Map.entry("awaited", "Had not answered yet"),
            Map.entry("given-up", "Was given up: the reader had gone"));

    private static final Map<String, String> DELIVERIES = Map.of(
            "whole-page", "It was handed over in one page, complete.",
            "as-feeds-answered", "It was handed over piece by piece as sources answered, to the end.",
            "broken-off", "Its reader had gone before the end: what stands here was handed over, and nothing else.",
            "printed", "It was handed over in one page, for paper.",
            "found", "What of it holds certain words was handed over; the words are kept nowhere.",
            "asked-only", "Nothing of it was shown: it was only asked whether the record is restricted.");

    private final EntryWords words;
    private final TabTitles tabs;
    private final LaunchConfigSource config;
    private final Makings makings;

    EntryComposer(EntryWords words, TabTitles tabs, LaunchConfigSource config, Makings makings) {
        this.words = words;
        this.tabs = tabs;
        this.config = config;
        this.makings = makings;
    }

    EntryView view(EntryFile file) {
        TrailEntry row = file.asked().row();
        return new EntryView(
                new Head(
                        row.sequence(),
                        ShownText.of(words.of(row)),
                        ClinicalDate.of(row.at()),
                        !row.subject().nhsNumber().isEmpty()),
                facts(file.asked()),
                screen(file),
                file.isOfOpening() ? makings.of(file) : List.of(),
                visited(file.visit()));
    }

    private Visited visited(List<TrailEntry> rows) {
        List<Step> steps = words.steps(rows).stream()
                .map(told -> new Step(
                        ClinicalDate.of(told.row().at()),
                        ShownText.of(told.words()),
                        told.row().sequence(),
                        told.row().event().refused()))
                .toList();
        return new Visited(steps, rows.size() < EntryLookup.MOST_OF_A_VISIT);
    }

    private List<Fact> facts(FullEntry entry) {
        TrailEntry row = entry.row();
        JsonNode terms = row.subject().particulars().objection();
        String number = row.subject().nhsNumber();
        List<Fact> facts = new ArrayList<>();
        add(facts, "User", row.person().name());
        add(facts, "User’s id", row.person().subject());
        add(facts, "Role", words.role(row));
        add(facts, "Acted for", row.person().actingFor());
        add(facts, "Organisation", row.place().organisationName());
        add(facts, "Patient", number.isEmpty() ? "" : "NHS number " + new NhsNumber(number).formatted());
        add(facts, "Why", words.purpose(row));
        add(facts, "Reason", row.event().reason());
        add(facts, "Detail", row.event().detail());
        add(facts, "Shown by the rule", entry.rule());
        add(facts, "Override", terms.path("override").asText());
        add(facts, "Left out at the patient’s wish", leftOut(terms));
        add(facts, "Launch", row.place().launchId());
        add(facts, "Client address", row.means().ip());
        add(facts, "Browser", row.means().userAgent());
        add(facts, "Request", row.means().requestId());
        add(facts, "Node", row.means().node());
        return facts;
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(label, ShownText.of(value)));
        }
    }

    private String leftOut(JsonNode terms) {
        List<String> parts = new ArrayList<>();
        terms.path("feeds").forEach(feed -> parts.add(source(feed.asText())));
        terms.path("categories").forEach(category -> parts.add(category.asText()));
        return String.join(", ", parts);
    }

    private Screen screen(EntryFile file) {
        Optional<FullEntry> end = file.end();
        List<String> said = new ArrayList<>();
        if (file.isOfOpening()) {
            end.ifPresentOrElse(
                    one -> Optional.ofNullable(
                                    DELIVERIES.get(one.row().subject().delivery()))
                            .ifPresent(said::add),
                    () -> said.add(
                            "No entry says how it ended: the viewer or its database stopped in the middle, or it is not"
                                    + " over yet. Something of it may have been on the screen; what that was is not known."));
        }
        return new Screen(
                file.isOfOpening(),
                said,
                end.or(file::opening).map(this::document).orElse(List.of()),
                end.map(this::sources).orElse(List.of()),
                end.map(this::panels).orElse(List.of()));
    }

    private List<Fact> document(FullEntry entry) {
        JsonNode document = entry.row().subject().particulars().document();
        List<Fact> facts = new ArrayList<>();
        if (!document.isMissingNode()) {
            add(facts, "Source", source(document.path("feed").asText()));
            String read = document.path("reference").asText();
            add(
                    facts,
                    "File",
                    read.isEmpty()
                            ? document.path("type").asText() + "/"
                                    + document.path("id").asText()
                            : read);
            add(facts, "Part", document.path("part").asText());
            add(facts, "Asked for as", document.path("use").asText());
            add(facts, "What became of it", document.path("outcome").asText().replace('-', ' '));
            add(facts, "Type", document.path("contentType").asText());
            add(
                    facts,
                    "Octets",
                    document.path("bytes").asLong() == 0
                            ? ""
                            : "%,d".formatted(document.path("bytes").asLong()));
        }
        return facts;
    }

    private List<Source> sources(FullEntry end) {
        return each(end.row().subject().particulars().feeds())
                .map(feed -> new Source(
                        ShownText.of(source(feed.path("feed").asText())),
                        OUTCOMES.getOrDefault(
                                feed.path("outcome").asText(),
                                feed.path("outcome").asText()),
                        ShownText.of(feed.path("detail").asText()),
                        new Amount(
                                feed.path("requests").asLong(),
                                feed.path("resources").asLong(),
                                feed.path("withheld").asLong(),
                                seconds(feed.path("millis").asLong()))))
                .toList();
    }

    private List<Shown> panels(FullEntry end) {
        return each(end.shown())
                .map(panel -> new Shown(
                        ShownText.of(title(
                                end.row().subject().tab(), panel.path("panel").asText())),
                        panel.path("rows").asLong(),
                        seconds(panel.path("deliveredMillis").asLong()),
                        each(panel.path("resources"))
                                .map(resource -> ShownText.of(resource.asText()))
                                .toList()))
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String seconds(long millis) {
        return "%.2f s".formatted(millis / 1000.0);
    }

    /** As panels are called now; by its name if there is none of it any more. */
    private String title(String tab, String panel) {
        return tabs.titles().stream()
                .filter(one -> one.id().value().equals(tab))
                .flatMap(one -> one.panels().stream())
                .filter(one -> one.id().equals(panel))
                .map(TabTitles.PanelTitle::title)
                .findFirst()
                .orElse(panel);
    }

    private String source(String id) {
        return config.current().feedsOfAnyLaunch().stream()
                .filter(feed -> feed.id().value().equals(id))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse(id);
    }
}
