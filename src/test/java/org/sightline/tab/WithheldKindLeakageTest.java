package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.TabId;
import org.sightline.policy.KindsWithheld;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.find.FindWords;

/**
 * What is of a kind that is withheld is nowhere, whatever makes it of the kind: each such entry carries a mark in all of its
 * texts and codes but the one it is known by, and every reference to it in its display.
 */
class WithheldKindLeakageTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();
    private static final String MARKER = "Wy3hidden";
    private static final String MARKS = "https://county-council.example/marks";
    private static final String SNOMED = "http://snomed.info/sct";

    /** With problems, letters, visits and social care of several sources. */
    private static final String IVY = "9990000018";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final Traces traces = new Traces(MARKER, opening);
    private int marked;

    /** By what entries are of the kind. */
    enum By {
        LABEL,
        CODE,
        DOCUMENT_TYPE
    }

    @AfterEach
    void stop() {
        traces.close();
    }

    private void withhold(By by) {
        opening.tabs = Set.copyOf(CATALOGUE.ids());
        Set<SensitiveCode> codes = by == By.LABEL ? Set.of() : codesOf(by);
        Predicate<Resource> isOfKind = KindsWithheld.of(kind(by, codes));
        opening.withheld = isOfKind;
        opening.answers = plan -> {
            StoryFeeds feeds = new StoryFeeds(IVY);
            if (by == By.LABEL) {
                label(feeds);
            }
            marked += Marking.all(
                    feeds.all().toList(),
                    new Marking.What(isOfKind, Marking.read(plan)),
                    MARKER,
                    coding -> codes.stream().anyMatch(one -> isCoding(one, coding)));
            return feeds.readings(plan, Map.of());
        };
    }

    /** Every other entry, of whatever type, but the patients. */
    private static void label(StoryFeeds feeds) {
        List<DomainResource> all = feeds.all()
                .filter(resource -> !resource.fhirType().equals("Patient"))
                .toList();
        for (int i = 0; i < all.size(); i += 2) {
            all.get(i).getMeta().addSecurity().setSystem(MARKS).setCode("FAMILY");
        }
    }

    /** Those of the record's problems, or of its letters. */
    private static Set<SensitiveCode> codesOf(By by) {
        return new StoryFeeds(IVY)
                .all()
                .flatMap(resource -> switch (resource) {
                    case Condition condition when by == By.CODE -> condition.getCode().getCoding().stream();
                    case DocumentReference letter when by == By.DOCUMENT_TYPE -> letter.getType().getCoding().stream();
                    default -> Stream.<Coding>of();
                })
                .filter(coding -> coding.getSystem().equals(SNOMED))
                .map(coding -> new SensitiveCode(SNOMED, coding.getCode()))
                .collect(Collectors.toSet());
    }

    private static boolean isCoding(SensitiveCode code, Coding coding) {
        return code.system().equals(coding.getSystem()) && code.code().equals(coding.getCode());
    }

    private static RecordCategory kind(By by, Set<SensitiveCode> codes) {
        LabelRule family = new LabelRule(Set.of("FAMILY"), Set.of(), false, Set.of(), Map.of());
        Map<String, LabelRule> labels = by == By.LABEL ? Map.of(WithheldRules.normalised(MARKS), family) : Map.of();
        return new RecordCategory(
                "kind",
                "A kind",
                false,
                Set.of(),
                by == By.DOCUMENT_TYPE ? codes : Set.of(),
                new WithheldRules(labels, by == By.CODE ? codes : Set.of(), List.of(), List.of()));
    }

    static Stream<Arguments> everyTab() {
        return CATALOGUE.ids().stream().flatMap(tab -> Stream.of(By.values()).map(by -> Arguments.of(tab, by)));
    }

    @ParameterizedTest
    @MethodSource("everyTab")
    @DisplayName("KIND what is of a withheld kind is on no page, in no row, no log line and no count of codes")
    void isOnNoPage(TabId tab, By by) {
        withhold(by);
        traces.assertNowhere(tab.value() + " " + by, opening.page(tab));
        assertTrue(marked > 0, "there is something to leak: " + marked);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("KIND what is of a withheld kind is in no panel alone, on no paper, in nothing found and in no piece")
    void isOnNoPaperNotFoundAndInNoPiece(By by) {
        withhold(by);
        for (String panel : List.of("problems", "documents", "timeline", "also-held", "encounters")) {
            traces.assertNowhere(panel, opening.alone(TabId.SUMMARY, panel, true));
        }
        traces.assertNowhere("print", opening.whole().print(opening.visit()));
        String typed = MARKER.substring(0, 6).toLowerCase(Locale.UK);
        String found = opening.whole().find(opening.visit(), typed, new FindWords().query(typed));
        assertTrue(Pages.visible(found).contains("Not found"), () -> Pages.visible(found));
        traces.assertNowhere("find", found);
        List<String> pieces = new ArrayList<>();
        opening.stream((_, html) -> pieces.add(html));
        assertFalse(pieces.isEmpty());
        traces.assertNowhere("pieces", String.join("", pieces));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the mark is found where nothing is withheld, so that the other tests can fail")
    void isThereWhereNothingIsWithheld(By by) {
        withhold(by);
        opening.withheld = _ -> false;
        assertEquals(List.of(true), List.of(traces.isIn(opening.page())));
    }
}
