package org.sightline.tab.panel.allergies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine.Kind;
import org.sightline.tab.panel.BannerSummary;
import org.sightline.tab.panel.BannerSummary.Name;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Allergies and intolerances: what a source lists, what it says there is none of, and what was taken back. No row of it
 * is ever folded or cut. The panel asks every feed and speaks for the whole record, in the banner too; the list is of
 * what some of the feeds hold, and never does.
 */
public final class Allergies {

    /** The length from which on a name is too long for the banner's line. */
    private static final int LONG_NAME = 80;

    private final AllergyTables tables;

    private Allergies(AllergyTables tables) {
        this.tables = tables;
    }

    public static PanelKind kind() {
        return kind("allergies", AllergyTables.PANEL);
    }

    public static PanelKind list() {
        return kind("allergy-list", AllergyTables.LIST);
    }

    private static PanelKind kind(String name, AllergyTables tables) {
        return PanelKind.of(name, new Allergies(tables)::show, Set.of("AllergyIntolerance"))
                .withCodeLists(AllergyLists.NAMES);
    }

    private Panel show(PanelInput input) {
        AllergyLists lists = new AllergyLists(input.definition());
        List<Entry<AllergyIntolerance>> current =
                entries(input).filter(e -> !isPast(e)).toList();
        List<PendingRow> listed =
                rows(lists, current.stream().filter(e -> !lists.isStatement(e.resource())), tables.listed());
        List<PendingRow> statements =
                rows(lists, current.stream().filter(e -> lists.isStatement(e.resource())), tables.statements());
        List<PendingRow> past = rows(lists, entries(input).filter(Allergies::isPast), tables.past());
        AllergyClaims.mark(listed, past);
        List<PendingRow> each = Duplicates.united(listed, AllergyClaims::thing);
        String conflict = new AllergyConflict(lists, current).words();
        PanelFrame frame = PanelFrame.of(input, "allergies", each.size(), "");
        Panel panel = new Panel(
                conflict.isEmpty() ? frame : frame.withNotice(new Notice(Tone.DANGER, "", conflict + tables.advice())),
                "",
                tables.of(input, each, statements, past),
                List.of());
        return tables == AllergyTables.PANEL
                ? panel.withSummary(summary(input, each, statements, assertsNone(lists, current))
                        .disputed(!conflict.isEmpty()))
                : panel;
    }

    private static Stream<Entry<AllergyIntolerance>> entries(PanelInput input) {
        return input.entries(AllergyIntolerance.class);
    }

    private List<PendingRow> rows(
            AllergyLists lists, Stream<Entry<AllergyIntolerance>> entries, TableDefinition table) {
        return Duplicates.merged(entries.map(entry -> row(lists, entry, table)).toList(), Function.identity()).stream()
                .sorted(table.order().comparator())
                .toList();
    }

    private PendingRow row(AllergyLists lists, Entry<AllergyIntolerance> entry, TableDefinition table) {
        AllergyIntolerance sent = entry.resource();
        ClinicalDate recorded = ClinicalDate.of(sent.getRecordedDateElement());
        return PendingRow.of(entry, sent.getIdentifier(), recorded, (row, allergy) -> {
                    AllergyContent.of(row, allergy, lists.isDetailLost(allergy));
                    if (table == tables.statements()) {
                        row.what(quoted(allergy), "");
                    }
                    row.cells(tables.cells(allergy, table));
                })
                .ranked(AllergyContent.isDanger(sent) ? 0 : 1)
                .in(table);
    }

    /** What only one source said, and nobody may take for our own words. */
    private static CodedText quoted(AllergyIntolerance statement) {
        CodedText said = CodedText.of(statement.getCode());
        return said.isEmpty() ? said : CodedText.ofText("“" + said.text() + "”");
    }

    private static BannerSummary summary(
            PanelInput input, List<PendingRow> listed, List<PendingRow> statements, boolean noneAsserted) {
        List<Name> all = names(listed);
        List<Name> names = inBanner(all);
        AllergyTitle title =
                AllergyTitle.of(!listed.isEmpty(), noneAsserted, input.absence().isAllHeard());
        boolean early = title == AllergyTitle.UNAVAILABLE && !input.awaited().isEmpty();
        return new BannerSummary(
                early ? Tone.PLAIN : title.tone(),
                early ? "Allergies: " + input.absence().soFar() : title.words(),
                names,
                all.size() - names.size(),
                title.leavesStatementsToRead()
                        ? inBanner(names(statements)).stream().map(Name::words).toList()
                        : List.of(),
                false,
                !input.notices().isEmpty());
    }

    /** Each once, with its reaction where that is grave; the gravest entry of a name speaks for it, as it stands first. */
    private static List<Name> names(List<PendingRow> rows) {
        Map<String, Name> byName = new LinkedHashMap<>();
        rows.forEach(pending -> {
            ShownText words = pending.row().what().text();
            byName.putIfAbsent(
                    words.whole().toLowerCase(Locale.ROOT),
                    pending.entry().resource() instanceof AllergyIntolerance allergy
                            ? AllergyContent.name(words, allergy)
                            : new Name(Kind.ALLERGY, words));
        });
        return List.copyOf(byName.values());
    }

    private static List<Name> inBanner(List<Name> names) {
        return names.stream()
                .filter(name -> name.words().whole().length() <= LONG_NAME)
                .toList();
    }

    private static boolean isPast(Entry<AllergyIntolerance> entry) {
        return !AllergyContent.state(entry.resource()).holds();
    }

    /** A statement counts only when nothing about it is in doubt. */
    private static boolean assertsNone(AllergyLists lists, List<Entry<AllergyIntolerance>> current) {
        return current.stream()
                .map(Entry::resource)
                .filter(lists::assertsNone)
                .anyMatch(allergy -> RowBuilder.cautionsOf(allergy).isEmpty());
    }
}
