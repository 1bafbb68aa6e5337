package org.sightline.tab.panel;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.kinds.PanelKinds;

/** What a panel is given in a test: sources, each with the resources it sent, written as JSON with single quotes. */
final class Given {

    static final Instant NOW = Instant.parse("2026-11-21T09:02:00Z");

    private static final PanelPlace PLACE = new PanelPlace(false, "/record/launch/tab/panel", null);

    private final PanelDefinition definition;
    private final List<PanelSource> sources = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private boolean someWithheld;
    private PanelSource.@Nullable Since since;
    private PanelPlace place = PLACE;
    private Instant now = NOW;

    private Given(PanelDefinition definition) {
        this.definition = definition;
    }

    static Given allergies() {
        return new Given(new PanelDefinition(
                "allergies",
                "allergies",
                "Allergies and intolerances",
                List.of(SearchNeed.all("AllergyIntolerance")),
                Map.of(
                        "noneKnown", List.of(snomed("716186003")),
                        "noDrugAllergy", List.of(snomed("409137002")),
                        "otherNegations", List.of(snomed("429625007")),
                        "detailLost", List.of(snomed("196461000000101"))),
                Excerpt.ALL,
                PanelRules.NONE));
    }

    /** A panel of a kind that needs no code list and no window. */
    static Given kind(String kind, String... resourceTypes) {
        return of(new PanelDefinition(
                kind,
                kind,
                kind,
                Stream.of(resourceTypes).map(SearchNeed::all).toList(),
                Map.of(),
                Excerpt.ALL,
                PanelRules.NONE));
    }

    static Given of(PanelDefinition definition) {
        return new Given(definition);
    }

    static Given problems() {
        return new Given(new PanelDefinition(
                "problems",
                "problems",
                "Problems",
                List.of(SearchNeed.all("Condition")),
                Map.of(),
                Excerpt.ALL,
                PanelRules.NONE));
    }

    static Given medicines() {
        return new Given(new PanelDefinition(
                "medicines",
                "medicines",
                "Medicines",
                List.of(SearchNeed.all("MedicationRequest")),
                Map.of(),
                new Excerpt(Map.of("stopped", 6, "acute", 12), 0, ""),
                PanelRules.NONE));
    }

    static Given results() {
        SearchNeed need = new SearchNeed("Observation", Map.of(), new SearchNeed.Since("date", 24), Set.of());
        return new Given(new PanelDefinition(
                "results",
                "results",
                "Laboratory results",
                List.of(need),
                Map.of(),
                new Excerpt(Map.of("shown", 6), 0, ""),
                PanelRules.NONE));
    }

    Given source(String name, String... resources) {
        List<Resource> parsed = Stream.of(resources)
                .map(json ->
                        (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json.replace('\'', '"')))
                .toList();
        Map<String, Resource> included = parsed.stream()
                .filter(r -> r.fhirType().equals("Medication"))
                .collect(Collectors.toMap(PanelSource::keyOf, Function.identity()));
        sources.add(new PanelSource(
                name.toLowerCase(Locale.UK),
                name,
                "https://" + name.toLowerCase(Locale.UK) + ".example/r4",
                PanelSource.State.IN_FULL,
                "21-Nov-2026 09:02",
                new PanelSource.Sent(
                        PanelSource.byKey(parsed.stream()
                                .filter(r -> !included.containsValue(r))
                                .toList()),
                        included),
                since));
        return this;
    }

    Given failed(String name) {
        sources.add(new PanelSource(
                name.toLowerCase(Locale.UK), name, "", PanelSource.State.MISSING, "", PanelSource.Sent.NOTHING, null));
        notices.add(new Notice(Tone.WARNING, name, "did not answer in time"));
        return this;
    }

    Given awaited(String name) {
        sources.add(new PanelSource(
                name.toLowerCase(Locale.UK), name, "", PanelSource.State.AWAITED, "", PanelSource.Sent.NOTHING, null));
        return this;
    }

    /** What comes from sources given after this is seen by somebody who last opened the record then. */
    Given lastOpened(String moment) {
        since = new PanelSource.Since(Instant.parse(moment), NOW);
        return this;
    }

    Given alone() {
        place = new PanelPlace(true, PLACE.address(), PLACE.tabOrNull());
        return this;
    }

    /** The patient's age in years, as of today. */
    Given aged(int years) {
        LocalDate born = LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusYears(years);
        place = new PanelPlace(place.alone(), place.address(), place.tabOrNull(), place.furtherOrNull(), born)
                .ofPatient(place.genders());
        return this;
    }

    /** What the sources say of the patient. */
    Given gender(String said) {
        place = place.ofPatient(Set.of(said));
        return this;
    }

    Given at(Instant moment) {
        now = moment;
        return this;
    }

    Given withheld() {
        someWithheld = true;
        return this;
    }

    @SuppressWarnings("unchecked")
    <V extends Panel> V show() {
        return (V) PanelKinds.show(
                new PanelInput(definition, sources, notices, someWithheld, place, now, definition.questions(now)));
    }

    private static ReviewedCode snomed(String code) {
        return new ReviewedCode("http://snomed.info/sct", code, "term", "source");
    }
}
