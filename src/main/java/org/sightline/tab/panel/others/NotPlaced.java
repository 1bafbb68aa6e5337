package org.sightline.tab.panel.others;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelFrame.FrameWords;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelRules;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.asked.TypeWords;

/**
 * The end of every tab: the entries that were read for it and stand in none of its panels, so that nothing that was read
 * is unseen. No tab file names it and none can leave it out. More than a few stand behind a line that counts them by
 * kind, because a tab for one disease may read a whole record to find it.
 */
public final class NotPlaced {

    public static final String ID = "not-placed";

    private static final String TITLE = "Not placed on this tab";
    private static final String ABOUT =
            "These entries were read for this tab and fit none of its panels, by their kind,"
                    + " code or category. They are listed so that nothing that was read is left out.";
    private static final String NONE = "Every entry that was received for this tab stands in one of its panels.";

    /** Whom and what entries name: they are read to name them and stand with them. */
    private static final Set<String> NAMED_BY_ENTRIES = Set.of(
            "Endpoint",
            "Group",
            "HealthcareService",
            "Location",
            "Medication",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Questionnaire",
            "Schedule",
            "Slot",
            "Substance");

    private static final Columns COLUMNS = new Columns("What", List.of("Kind", "Status"), "Date").captioned(TITLE);

    /** The most that stand there without a click. */
    private static final int FEW = 5;

    /** The most that stand on the tab's page; all of them where the panel is opened alone. */
    private static final int ROWS = 20;

    private NotPlaced() {}

    /** The panel at the end of a tab of these panels: it asks for nothing, and looks at all that they ask for. */
    public static PanelDefinition of(List<PanelDefinition> panels) {
        return new PanelDefinition(
                ID,
                ID,
                TITLE,
                panels.stream()
                        .flatMap(panel -> panel.searches().stream())
                        .distinct()
                        .toList(),
                Map.of(PanelDefinition.ELSEWHERE, left(panels)),
                new Excerpt(Map.of(), ROWS, "", Set.of(), 0, new Table.Sight(0, Table.Fold.ALWAYS)),
                PanelRules.NONE);
    }

    /** What panels leave elsewhere and no other panel of the tab asks for or lists: that stands on other tabs. */
    private static List<ReviewedCode> left(List<PanelDefinition> panels) {
        Set<String> here = panels.stream().flatMap(PanelDefinition::codesSought).collect(Collectors.toSet());
        return panels.stream()
                .flatMap(panel -> panel.codes().getOrDefault(PanelDefinition.ELSEWHERE, List.of()).stream())
                .filter(code -> !here.contains(code.system() + "|" + code.code()))
                .distinct()
                .toList();
    }

    /**
     * The same with no more than what stands in no panel, entries entered in error among it.
     *
     * @param all all that was read for the tab's panels
     * @param placed the version-stamped references of what stands in them
     */
    public static PanelInput rest(PanelInput all, Set<String> placed) {
        return all.with(all.sources().stream()
                .map(source -> source.with(unplaced(source, placed)))
                .toList());
    }

    /** @param input the rest of what was read for the tab's panels */
    public static Panel show(PanelInput input) {
        List<PendingRow> rows = PendingRow.latestFirst(
                input.entries(DomainResource.class)
                        .filter(entry ->
                                input.definition().leaves(entry.resource()).isEmpty())
                        .map(OtherEntry::row),
                input.now());
        List<Table> tables = new ArrayList<>(List.of(table(rows).of(input, rows)));
        tables.addAll(leftToOthers(input));
        tables.addAll(inError(input));
        PanelFrame frame = new PanelFrame(
                input.definition(),
                rows.size(),
                FrameWords.of(input, empty(input), false, rows.isEmpty() ? "" : ABOUT),
                List.of(),
                !input.awaited().isEmpty(),
                new PanelPlace(input.place().alone(), input.place().address(), null));
        return new Panel(frame, "", tables, List.of());
    }

    private static TableDefinition table(List<PendingRow> rows) {
        Map<String, Long> kinds = rows.stream()
                .map(row -> TypeWords.of(row.entry().resource().fhirType()))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        String counted = kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " (" + kind.getValue() + ")")
                .collect(Collectors.joining(", "));
        return rows.size() <= FEW
                ? TableDefinition.open("", COLUMNS)
                : TableDefinition.folded(" entries: " + counted, COLUMNS);
    }

    /** Whether it is of a type that entries name, and stands with them. */
    public static boolean isNamedByEntries(String type) {
        return NAMED_BY_ENTRIES.contains(type);
    }

    private static Map<String, Resource> unplaced(PanelSource source, Set<String> placed) {
        Map<String, Resource> rest = new LinkedHashMap<>(source.included());
        rest.putAll(source.resources());
        rest.values()
                .removeIf(resource -> isNamedByEntries(resource.fhirType())
                        || placed.contains(new Entry<>(resource, source).auditReference()));
        return rest;
    }

    private static String empty(PanelInput input) {
        return input.awaited().isEmpty() && !input.nobodyAnswered()
                ? NONE
                : input.absence().empty("entries");
    }

    /**
     * How many entries the tab leaves to others by their category or code: counted and not listed, as a user may see this
     * tab and not the other.
     */
    private static List<Table> leftToOthers(PanelInput input) {
        Map<String, Long> byTerm = new TreeMap<>();
        List<Entry<DomainResource>> left = input.entries(DomainResource.class)
                .filter(entry -> {
                    Optional<String> term = input.definition().leaves(entry.resource());
                    term.ifPresent(found -> byTerm.merge(found, 1L, Long::sum));
                    return term.isPresent();
                })
                .toList();
        return left.isEmpty()
                ? List.of()
                : List.of(Table.statement("Left to other tabs and not listed here: "
                                + byTerm.entrySet().stream()
                                        .map(term -> term.getKey() + " (" + term.getValue() + ")")
                                        .collect(Collectors.joining("; "))
                                + ".")
                        .counting(left.stream()));
    }

    /** How many entries of which source stand nowhere because they were entered in error; nothing if there are none. */
    private static List<Table> inError(PanelInput input) {
        List<Entry<Resource>> wrong = input.sources().stream()
                .flatMap(source -> source.resources().values().stream()
                        .filter(Codes::isEnteredInError)
                        .map(resource -> new Entry<>(resource, source)))
                .toList();
        String sources = wrong.stream()
                .map(Entry::source)
                .collect(Collectors.groupingBy(PanelSource::name, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(source -> source.getValue() + " by " + source.getKey())
                .collect(Collectors.joining(", "));
        return wrong.isEmpty()
                ? List.of()
                : List.of(Table.statement(wrong.size()
                                + (wrong.size() == 1 ? " entry" : " entries") + " entered in error "
                                + (wrong.size() == 1 ? "is" : "are") + " not shown: " + sources + ".")
                        .counting(wrong.stream()));
    }
}
