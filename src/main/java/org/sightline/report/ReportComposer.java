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
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;
import org.sightline.tab.SessionGate;
import org.sightline.tab.TabTitles;
import org.sightline.tab.TabTitles.TabTitle;

/** Puts the pages of a report together from the launch and the configuration alone; no feed is asked. */
@ApplicationScoped
class ReportComposer {

    private final SessionGate gate;
    private final TabTitles tabs;
    private final AccessPolicy policy;
    private final RecordReader feeds;

    ReportComposer(SessionGate gate, TabTitles tabs, AccessPolicy policy, RecordReader feeds) {
        this.gate = gate;
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

    ReportView form(
            ViewerSession session,
            String secret,
            Choices choices,
            State state,
            ReportForm form,
            Map<Field, String> problems) {
        String record = "/record/" + session.launchId();
        Optional<TabTitle> tab = tabToGoBackTo(session.launch(), form.tab);
        Way way = new Way(
                record + "/report",
                record + "/" + tab.map(TabTitle::id).orElse(TabId.SUMMARY),
                tab.map(TabTitle::title).orElse("the record"),
                FormToken.of(session.launchId(), secret));
        return new ReportView(patient(session), reader(session), way, state, choices, form, problems);
    }

    ReceiptView receipt(ViewerSession session, ProblemReports.Receipt receipt) {
        String record = "/record/" + session.launchId();
        Optional<TabTitle> tab =
                tabToGoBackTo(session.launch(), receipt.tab().map(TabId::value).orElse(""));
        return new ReceiptView(
                patient(session),
                receipt.reference(),
                receipt.kind() == ProblemKind.WRONG_PATIENT,
                reader(session),
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

    private static Patient patient(ViewerSession session) {
        return new Patient(
                ClinicalDate.of(session.launch().patient().birthDate()),
                session.launch().patient().nhsNumber().formatted());
    }

    private Reader reader(ViewerSession session) {
        LaunchContext launch = session.launch();
        Coded role = launch.practitioner().role();
        return new Reader(
                ShownText.of(launch.practitioner().name()),
                ShownText.of(role.display()).orElse(ShownText.of("role " + role.code())),
                ShownText.of(launch.organisationName()),
                ClinicalDate.timeOf(session.endsAt()),
                gate.serviceDesk(launch));
    }
}
