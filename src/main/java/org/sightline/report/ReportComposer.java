package org.sightline.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.policy.AccessPolicy;
import org.sightline.report.ReportForm.Field;
import org.sightline.report.ReportView.Patient;
import org.sightline.report.ReportView.Reader;
import org.sightline.report.ReportView.State;
import org.sightline.report.ReportView.Way;
import org.sightline.tab.definition.TabTitles;
import org.sightline.tab.definition.TabTitles.TabTitle;
import org.sightline.visit.Visit;

/** Puts the pages of a report together from the launch and the configuration alone; no feed is asked. */
@ApplicationScoped
class ReportComposer {

    private final TabTitles tabs;
    private final AccessPolicy policy;
    private final RecordReader feeds;

    ReportComposer(TabTitles tabs, AccessPolicy policy, RecordReader feeds) {
        this.tabs = tabs;
        this.policy = policy;
        this.feeds = feeds;
    }

    Choices choices(LaunchContext launch) {
        return Choices.of(
                tabs.titles(),
                policy.tabsOf(launch),
                feeds.expected(launch).stream().map(FeedReading::feed).toList());
    }

    ReportView form(Visit visit, Choices choices, State state, ReportForm form, Map<Field, String> problems) {
        String record = visit.address();
        Optional<TabTitle> tab = tabToGoBackTo(visit.launch(), form.tab);
        Way way = new Way(
                record + "/report",
                record + "/" + tab.map(TabTitle::id).orElse(TabId.SUMMARY),
                tab.map(TabTitle::title).orElse("the record"),
                visit.formToken());
        return new ReportView(patient(visit), reader(visit), way, state, choices, form, problems);
    }

    ReceiptView receipt(Visit visit, ProblemReports.Receipt receipt) {
        String record = visit.address();
        Optional<TabTitle> tab =
                tabToGoBackTo(visit.launch(), receipt.tab().map(TabId::value).orElse(""));
        return new ReceiptView(
                patient(visit),
                receipt.reference(),
                receipt.kind(),
                reader(visit),
                record + "/" + tab.map(TabTitle::id).orElse(TabId.SUMMARY),
                tab.map(TabTitle::title).orElse("the record"));
    }

    /** The tab that was named, or else the first that the role opens. */
    private Optional<TabTitle> tabToGoBackTo(LaunchContext launch, String named) {
        return tabs.titles().stream()
                .filter(tab -> policy.tabsOf(launch).contains(tab.id()))
                .sorted((a, b) -> Boolean.compare(
                        b.id().value().equals(named), a.id().value().equals(named)))
                .findFirst();
    }

    private static Patient patient(Visit visit) {
        return new Patient(
                ClinicalDate.of(visit.launch().patient().birthDate()),
                visit.launch().patient().nhsNumber().formatted());
    }

    private static Reader reader(Visit visit) {
        LaunchContext launch = visit.launch();
        Coded role = launch.practitioner().role();
        return new Reader(
                ShownText.of(launch.practitioner().name()),
                ShownText.of(role.display()).orElse(ShownText.of("role " + role.code())),
                ShownText.of(launch.organisationName()),
                launch.actingFor().map(whom -> ShownText.of(whom.name())).orElse(null),
                ClinicalDate.timeOf(visit.session().endsAt()),
                visit.desk());
    }
}
