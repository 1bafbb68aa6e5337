package org.sightline.tab.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ListSystem;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.asked.CodesAsked;
import org.sightline.tab.panel.asked.Questions;
import org.sightline.tab.panel.asked.WindowWords;

/**
 * One panel as its tab file describes it.
 *
 * @param id names the panel on its page and in the audit trail
 * @param codes the reviewed code lists, by the names its kind gives them, in the order of the file
 * @param excerpt how much it shows of what it finds
 * @param rules what else a kind that takes rules is told
 */
public record PanelDefinition(
        String id,
        String kind,
        String title,
        List<SearchNeed> searches,
        Map<String, List<ReviewedCode>> codes,
        Excerpt excerpt,
        PanelRules rules) {

    /** The code list of what a panel leaves to other panels or tabs. */
    public static final String ELSEWHERE = "elsewhere";

    /**
     * How much a panel shows of what it finds.
     *
     * @param windows months back, by the names its kind gives them
     * @param rows how many rows of a list stand on the tab's page, the rest one click away; 0 for all
     * @param tab the id of the tab that shows more of the same; empty for none
     * @param quietFor genders of FHIR for whom it speaks of what it has alone, and not of what it looked for
     * @param quietFromAge the first year of age from which it does so; 0 for none
     * @param sight how much of that is in sight on the tab's page
     */
    public record Excerpt(
            Map<String, Integer> windows,
            int rows,
            String tab,
            Set<String> quietFor,
            int quietFromAge,
            Table.Sight sight) {

        /** Everything. */
        public static final Excerpt ALL = new Excerpt(Map.of(), 0, "");

        public Excerpt {
            windows = Map.copyOf(windows);
            quietFor = Set.copyOf(quietFor);
        }

        public Excerpt(Map<String, Integer> windows, int rows, String tab) {
            this(windows, rows, tab, Set.of(), 0, Table.Sight.ALL);
        }
    }

    public PanelDefinition {
        searches = List.copyOf(searches);
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** What it asks of every source. */
    public Questions questions(Instant now) {
        return questions(searches, now);
    }

    /** What these searches ask, told by its code lists. */
    public Questions questions(List<SearchNeed> asked, Instant now) {
        Set<String> reviewed = codes.values().stream()
                .flatMap(List::stream)
                .map(code -> code.system() + "|" + code.code())
                .collect(Collectors.toSet());
        reviewed.addAll(rules.lists().all());
        return Questions.of(asked, reviewed, LocalDate.ofInstant(now, ClinicalDate.ZONE))
                .by(codesOf(codes.keySet()));
    }

    /** The resource types it searches for. */
    public Set<String> resourceTypes() {
        return searches.stream().map(SearchNeed::resourceType).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it asks feeds of every setting. */
    public boolean asksEverybody() {
        return searches.stream().allMatch(need -> need.settings().isEmpty());
    }

    public int months(String window) {
        return Optional.ofNullable(excerpt.windows().get(window))
                .orElseThrow(() -> new IllegalArgumentException("panel " + id + " has no window " + window));
    }

    /** Whether it asks for a time only, so that entries without a date are asked for by themselves. */
    public boolean hasWindow() {
        return searches.stream().anyMatch(need -> need.since().isPresent());
    }

    /** The same asked for all times, and called so. */
    public PanelDefinition withoutWindow() {
        Set<SearchNeed> undated =
                searches.stream().flatMap(need -> need.undated().stream()).collect(Collectors.toUnmodifiableSet());
        List<SearchNeed> ever = searches.stream()
                .filter(need -> !undated.contains(need))
                .map(need -> new SearchNeed(need.resourceType(), need.tokens(), null, need.includes(), need.settings()))
                .distinct()
                .toList();
        return new PanelDefinition(id, kind, title + ", of all times", ever, codes, excerpt, rules);
    }

    /** How far back sources are asked, {@code in the last 24 months}; empty for ever. */
    public String asked() {
        return WindowWords.ofLongest(searches.stream().flatMap(need -> need.since().stream()));
    }

    /** {@code system|code} of what it lists, but for what it leaves elsewhere, and of what its searches ask for. */
    public Stream<String> codesSought() {
        return Stream.concat(
                searches.stream()
                        .flatMap(need -> need.tokens().values().stream().flatMap(Set::stream))
                        .filter(token -> !ListSystem.isOlder(token.substring(0, Math.max(0, token.indexOf('|'))))),
                codes.entrySet().stream()
                        .filter(list -> !list.getKey().equals(ELSEWHERE))
                        .flatMap(list -> list.getValue().stream())
                        .map(code -> code.system() + "|" + code.code()));
    }

    /** By what its list of these says it leaves the entry, by code, value or category, to other panels or tabs. */
    public Optional<String> leaves(Resource resource) {
        return codes.containsKey(ELSEWHERE)
                ? Codes.naming(resource)
                        .filter(concept -> lists(ELSEWHERE, concept))
                        .findFirst()
                        .map(concept -> codes.get(ELSEWHERE).stream()
                                .filter(code -> concept.hasCoding(code.system(), code.code()))
                                .map(ReviewedCode::term)
                                .findFirst()
                                .orElse("by a published list"))
                : Optional.empty();
    }

    /** Whether any coding of the concept is in the list. */
    public boolean lists(String list, CodeableConcept concept) {
        List<ReviewedCode> reviewed = codes.get(list);
        if (reviewed == null) {
            return false;
        }
        for (Coding coding : concept.getCoding()) {
            if (isIn(reviewed, coding.getSystem(), coding.getCode())
                    || rules.lists().counts(list, coding.getSystem(), coding.getCode())
                    || mayCount(list, reviewed, MappedCode.severalOf(coding))) {
                return true;
            }
        }
        return false;
    }

    /** Of a code that may mean any of these concepts: it does where all of them do, in one way. */
    private boolean mayCount(String list, List<ReviewedCode> reviewed, List<String> concepts) {
        return rules.lists().countsAlike(list, concepts)
                || (!concepts.isEmpty()
                        && concepts.stream().allMatch(concept -> isIn(reviewed, ListSystem.SNOMED, concept)));
    }

    /** Whether published lists of these names hold the concept as one that means something else, and no single code does. */
    public boolean saysIn(List<String> lists, CodeableConcept concept, Set<CodeRole> roles) {
        return !listsIn(lists, concept)
                && concept.getCoding().stream()
                        .anyMatch(coding -> lists.stream()
                                .anyMatch(list -> rules.lists().says(list, coding.getSystem(), coding.getCode(), roles)
                                        || rules.lists().saysAlike(list, MappedCode.severalOf(coding), roles)));
    }

    /** Asked of every entry of a record for every list: the codes first, which differ sooner than their systems. */
    private static boolean isIn(List<ReviewedCode> reviewed, @Nullable String system, @Nullable String code) {
        if (system == null || code == null) {
            return false;
        }
        for (ReviewedCode one : reviewed) {
            if (one.code().equals(code) && one.system().equals(system)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any coding of the concept is in one of these lists. */
    public boolean listsIn(List<String> lists, CodeableConcept concept) {
        return lists.stream().anyMatch(list -> lists(list, concept));
    }

    /** How many codes these lists have, of which published ones. */
    public CodesAsked codesOf(Collection<String> lists) {
        Set<String> published = rules.lists().counted(lists);
        List<ReviewedCode> single = distinct(lists)
                .filter(code -> !published.contains(code.system() + "|" + code.code()))
                .toList();
        return new CodesAsked(
                single.size(),
                (int) single.stream().filter(code -> !code.isPublished()).count(),
                published.size(),
                rules.lists().titles(lists),
                rules.lists().notLoaded(lists));
    }

    private Stream<ReviewedCode> distinct(Collection<String> lists) {
        Set<String> seen = new HashSet<>();
        return lists.stream()
                .flatMap(list -> codes.getOrDefault(list, List.of()).stream())
                .filter(code -> seen.add(code.system() + "|" + code.code()));
    }

    /** Whether any coding of the concept is in any of the lists. */
    public boolean listsAnywhere(CodeableConcept concept) {
        return codes.keySet().stream().anyMatch(list -> lists(list, concept));
    }

    /** A code with the term and the source a reviewer checks it against. */
    public record ReviewedCode(String system, String code, String term, String source) {

        /** What a source begins with that names nobody but us. */
        public static final String NOT_PUBLISHED = "not found in a published list";

        /** Whether its source is something published, which a reviewer can open. */
        public boolean isPublished() {
            return !source.startsWith(NOT_PUBLISHED);
        }
    }
}
