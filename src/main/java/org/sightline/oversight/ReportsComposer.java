package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.oversight.ReportsView.Fact;
import org.sightline.oversight.ReportsView.Filters;
import org.sightline.oversight.ReportsView.Heading;
import org.sightline.oversight.ReportsView.Option;
import org.sightline.oversight.ReportsView.Row;
import org.sightline.oversight.ReportsView.Whereabouts;
import org.sightline.oversight.ReportsView.Wording;
import org.sightline.report.ReportKind;
import org.sightline.report.ReportState;

/** Puts a page of reports together. */
@ApplicationScoped
class ReportsComposer {

    private static final String HERE = "/office/reports";
    private static final int START = 240;

    private final ReportNames names;

    ReportsComposer(ReportNames names) {
        this.names = names;
    }

    /** @param after the number of the last row of the page before; 0 for the first page */
    ReportsView view(ReportFilter filter, ReportsRead.Found found, long after) {
        String query = filter.query().isEmpty() ? "" : "?" + filter.query();
        return new ReportsView(
                filters(filter),
                found.reports().rows().stream().map(this::row).toList(),
                ListPages.inAll(found.total()) + " in all, newest first",
                ListPages.of(HERE + query, after, found.reports()),
                HERE + ".csv" + query,
                !filter.asked().isEmpty());
    }

    private Filters filters(ReportFilter filter) {
        return new Filters(
                options("Any kind", filter.kind().isEmpty(), kinds(filter)),
                options("Any state", filter.state().isEmpty(), states(filter)),
                options("Any tab", filter.tab().isEmpty(), tabs(filter.tab().orElse(""))),
                options(
                        "Any source",
                        filter.feed().isEmpty(),
                        feeds(filter.feed().orElse(""))),
                filter.from().map(LocalDate::toString).orElse(""),
                filter.to().map(LocalDate::toString).orElse(""),
                filter.problems());
    }

    private static Stream<Option> kinds(ReportFilter filter) {
        String chosen = filter.kind().map(ReportKind::code).orElse("");
        return Stream.of(ReportKind.values()).map(kind -> option(kind.code(), kind.words(), chosen));
    }

    private static Stream<Option> states(ReportFilter filter) {
        String chosen = filter.state().map(ReportState::code).orElse("");
        return Stream.of(ReportState.values()).map(state -> option(state.code(), state.words(), chosen));
    }

    private Stream<Option> tabs(String chosen) {
        return Stream.concat(
                names.tabs().stream().map(tab -> option(tab.id().value(), tab.title(), chosen)),
                Stream.of(option(ReportFilter.NONE, ReportNames.NO_ONE_TAB, chosen)));
    }

    private Stream<Option> feeds(String chosen) {
        return Stream.concat(
                names.feeds().stream().map(feed -> option(feed.id().value(), feed.name(), chosen)),
                Stream.of(option(ReportFilter.NONE, ReportNames.NO_KNOWN_SOURCE, chosen)));
    }

    private static List<Option> options(String any, boolean chosen, Stream<Option> others) {
        return Stream.concat(Stream.of(new Option("", any, chosen)), others).toList();
    }

    /** @param chosen the value that was chosen; empty if any */
    private static Option option(String value, String words, String chosen) {
        return new Option(value, words, value.equals(chosen));
    }

    Row row(StoredReport report) {
        String words = report.words();
        int cut = cut(words);
        return new Row(
                new Heading(
                        report.reference(),
                        ClinicalDate.of(report.reportedAt()),
                        report.kind().words(),
                        report.kind() == ReportKind.WRONG_PATIENT),
                report.state().words(),
                new Whereabouts(names.tab(report), ShownText.of(names.feed(report))),
                new Wording(words.substring(0, cut), words.substring(cut).strip()),
                facts(report));
    }

    /** Where the first lines of long words end: between two words, if there is such a place. */
    private static int cut(String words) {
        if (words.length() <= START) {
            return words.length();
        }
        int space = words.lastIndexOf(' ', START);
        return space > START / 2 ? space : words.offsetByCodePoints(0, words.codePointCount(0, START));
    }

    private static List<Fact> facts(StoredReport report) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Reported by", ShownText.of(report.reporter().name())));
        facts.add(new Fact("Role", ShownText.of(report.reporter().role())));
        report.actingFor().ifPresent(whom -> facts.add(new Fact("Acting for", ShownText.of(whom))));
        facts.add(new Fact("User id", ShownText.of(report.reporter().id())));
        report.contact().ifPresent(contact -> facts.add(new Fact("To be reached", ShownText.of(contact))));
        report.patient().ifPresent(patient -> {
            facts.add(new Fact("Patient", ShownText.of("NHS No. " + patient.formatted())));
            facts.add(new Fact("Launch id", ShownText.of(report.reporter().launchId())));
        });
        facts.add(new Fact(
                "Versions",
                ShownText.of("viewer " + report.versions().application() + ", configuration "
                        + report.versions().configuration())));
        return facts;
    }
}
