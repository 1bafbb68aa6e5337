package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.context.ListPart;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.CountedCode;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.coverage.PanelCoverage;
import org.sightline.coverage.SentCode;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeSystems;
import org.sightline.officer.ListPages;
import org.sightline.oversight.CoverageView.Code;
import org.sightline.oversight.CoverageView.Codes;
import org.sightline.oversight.CoverageView.Filters;
import org.sightline.oversight.CoverageView.Option;
import org.sightline.oversight.CoverageView.Row;
import org.sightline.oversight.CoverageView.Total;
import org.sightline.oversight.CoverageView.Totals;
import org.sightline.oversight.CoverageView.Where;

/** Puts the counted codes of an organisation into words, for the page and for the files. */
@ApplicationScoped
class CoverageComposer {

    static final String HERE = "/office/code-coverage";

    /** By which the address says after which row a page of totals begins. */
    static final String TOTALS = "totals";

    /** The most concepts of a code that stand on the page; the file holds all. */
    private static final int MOST_MEANT = 5;

    private static final Comparator<Counted> UNPLACED_FIRST = Comparator.comparing(
                    (Counted one) -> one.code.by().way() != Way.NOT_PLACED)
            .thenComparing(one -> -one.code.count());

    private final CodeCoverage coverage;
    private final ReportNames names;

    CoverageComposer(CodeCoverage coverage, ReportNames names) {
        this.coverage = coverage;
        this.names = names;
    }

    private record Counted(PanelCoverage panel, CountedCode code) {}

    /** After how many rows each of both lists begins. */
    record Places(long totals, long codes) {}

    /** @param organisation the id of its launch registration */
    CoverageView page(String organisation, CoverageFilter filter, Places after) {
        String here = HERE + filter.query();
        List<Counted> all = codes(organisation, filter);
        ListPart<Counted> codes = ListPart.after(after.codes, all);
        ListPart<PanelCoverage> totals =
                ListPart.after(after.totals, panels(organisation, filter).toList());
        return new CoverageView(
                ClinicalDate.of(coverage.since()).text(),
                filters(filter),
                Arrays.stream(Way.values()).map(Way::words).toList(),
                new Totals(
                        totals.rows().stream().map(this::total).toList(),
                        new ListPages(here, TOTALS, after.totals, totals.next())),
                new Codes(
                        codes.rows().stream().map(this::row).toList(),
                        ListPages.of(here, after.codes, codes),
                        "%,d in all".formatted(all.size())),
                filter.query());
    }

    private Stream<PanelCoverage> panels(String organisation, CoverageFilter filter) {
        return coverage.of(organisation).stream().filter(filter::takes);
    }

    private List<Counted> codes(String organisation, CoverageFilter filter) {
        return panels(organisation, filter)
                .flatMap(panel -> panel.codes().stream().filter(filter::takes).map(code -> new Counted(panel, code)))
                .sorted(UNPLACED_FIRST)
                .toList();
    }

    /** The lines of the file of codes, its headings first. */
    String codesFile(String organisation, CoverageFilter filter) {
        StringBuilder file = new StringBuilder(CsvLine.BYTE_ORDER_MARK)
                .append(CsvLine.of(List.of(
                        "Source",
                        "Tab",
                        "Panel",
                        "Found by",
                        "List",
                        "Version",
                        "Kind",
                        "Code system",
                        "Code",
                        "Term",
                        "How often",
                        "First seen",
                        "Last seen",
                        "May mean")));
        codes(organisation, filter).forEach(one -> file.append(CsvLine.of(cells(one))));
        return file.toString();
    }

    private List<String> cells(Counted one) {
        Where where = where(one.panel);
        SentCode code = one.code.code();
        return Stream.of(
                        where.source(),
                        where.tab(),
                        where.panel(),
                        one.code.by().way().words(),
                        one.code.by().list(),
                        one.code.by().version(),
                        code.kind(),
                        code.system(),
                        code.code(),
                        code.term(),
                        one.code.count(),
                        one.code.first(),
                        one.code.last(),
                        String.join(" ", one.code.mayMean()))
                .map(Object::toString)
                .toList();
    }

    /** The lines of the file of totals, its headings first. */
    String totalsFile(String organisation, CoverageFilter filter) {
        List<String> ways = Arrays.stream(Way.values()).map(Way::words).toList();
        StringBuilder file = new StringBuilder(CsvLine.BYTE_ORDER_MARK)
                .append(CsvLine.of(Stream.of(
                                Stream.of("Source", "Tab", "Panel", "Entries read"),
                                ways.stream(),
                                Stream.of("Without a code that is kept", "Codes dropped"))
                        .flatMap(each -> each)
                        .toList()));
        panels(organisation, filter).forEach(panel -> {
            Total total = total(panel);
            file.append(CsvLine.of(Stream.of(
                            Stream.of(
                                    total.where().source(),
                                    total.where().tab(),
                                    total.where().panel(),
                                    total.read()),
                            total.each().stream(),
                            Stream.of(
                                    panel.totals().withoutCode(), panel.totals().dropped()))
                    .flatMap(each -> each)
                    .map(Object::toString)
                    .toList()));
        });
        return file.toString();
    }

    private Where where(PanelCoverage panel) {
        return new Where(
                names.feed(panel.place().feed()), names.tab(panel.place().tab()), panel.title());
    }

    private Total total(PanelCoverage panel) {
        PanelCoverage.Totals totals = panel.totals();
        List<String> besides = new ArrayList<>();
        String span = names.span(panel.place().tab(), panel.place().panel());
        if (!span.isEmpty()) {
            besides.add("Asked: " + span);
        }
        if (totals.withoutCode() > 0) {
            besides.add(totals.withoutCode() + " without a code that can be kept here");
        }
        if (totals.dropped() > 0) {
            besides.add("the rarest " + totals.dropped() + " codes dropped to make room");
        }
        return new Total(
                where(panel),
                totals.read(),
                Arrays.stream(Way.values()).map(totals::by).toList(),
                besides);
    }

    private Row row(Counted one) {
        SentCode code = one.code.code();
        return new Row(
                where(one.panel),
                new Code(CodeSystems.nameOf(code.system()), code.code(), code.term(), mayMean(one.code)),
                code.kind(),
                one.code.by().words(),
                one.code.count(),
                ClinicalDate.of(one.code.first()),
                ClinicalDate.of(one.code.last()));
    }

    private static String mayMean(CountedCode code) {
        List<String> concepts = code.mayMean();
        return concepts.isEmpty()
                ? ""
                : "Maps to " + concepts.size() + " SNOMED CT concepts, so that nobody can say which is meant: "
                        + String.join(", ", concepts.subList(0, Math.min(MOST_MEANT, concepts.size())))
                        + (concepts.size() > MOST_MEANT ? " and " + (concepts.size() - MOST_MEANT) + " more" : "");
    }

    private Filters filters(CoverageFilter filter) {
        return new Filters(
                options(
                        "Any source",
                        names.feeds().stream().map(feed -> option(feed.id().value(), feed.name(), filter.feed()))),
                options(
                        "Any tab",
                        names.tabs().stream().map(tab -> option(tab.id().value(), tab.title(), filter.tab()))),
                options(
                        "By anything",
                        Stream.concat(
                                Arrays.stream(Way.values()).map(way -> option(way.id(), way.words(), filter.found())),
                                Stream.of(option(
                                        CoverageFilter.SEVERAL,
                                        "Whatever found it: a code that maps to several",
                                        filter.found())))));
    }

    private static List<Option> options(String any, Stream<Option> each) {
        List<Option> all = each.toList();
        return Stream.concat(Stream.of(new Option("", any, all.stream().noneMatch(Option::chosen))), all.stream())
                .toList();
    }

    private static Option option(String value, String words, String chosen) {
        return new Option(value, words, value.equals(chosen));
    }
}
