package org.sightline.oversight.alert;

import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.oversight.CsvLine;
import org.sightline.oversight.alert.AlertsView.EvidencePage;
import org.sightline.oversight.alert.AlertsView.Fact;
import org.sightline.oversight.alert.AlertsView.Judged;
import org.sightline.oversight.alert.AlertsView.Line;
import org.sightline.oversight.alert.AlertsView.Month;
import org.sightline.oversight.alert.AlertsView.OneCase;
import org.sightline.oversight.alert.AlertsView.Option;
import org.sightline.oversight.alert.AlertsView.Row;
import org.sightline.oversight.alert.AlertsView.Whom;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.watch.WatchRule;
import org.sightline.watch.AlertCases;
import org.sightline.watch.AlertCases.AlertCase;
import org.sightline.watch.AlertCases.CaseFile;
import org.sightline.watch.AlertCases.Evidence;
import org.sightline.watch.AlertCases.Filter;
import org.sightline.watch.AlertCases.MonthOfRule;
import org.sightline.watch.AlertCases.State;
import org.sightline.watch.AlertCases.Which;

/** Puts the pages of cases together. */
@Singleton
class AlertsComposer {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private final LaunchConfigSource config;

    AlertsComposer(LaunchConfigSource config) {
        this.config = config;
    }

    /** The rule of this name; any if there is none. */
    String ruleOrAny(String name) {
        return rules().anyMatch(name::equals) ? name : "";
    }

    AlertsView list(Filter filter, AlertCases.Page page, long after) {
        String here = AlertsView.HERE + "?state=" + filter.which().code() + "&rule=" + filter.rule();
        return new AlertsView(
                Arrays.stream(Which.values())
                        .map(which -> new Option(which.code(), words(which), which == filter.which()))
                        .toList(),
                Stream.concat(
                                Stream.of(
                                        new Option("", "Any rule", filter.rule().isEmpty())),
                                rules().map(name ->
                                        new Option(name, AlertsView.rule(name), name.equals(filter.rule()))))
                        .toList(),
                page.cases().map(this::line).rows(),
                ListPages.inAll(page.total()) + " in all, newest first",
                ListPages.of(here, after, page.cases()));
    }

    OneCase one(CaseFile file, long after, String said) {
        AlertCase about = file.about();
        List<Fact> facts = new ArrayList<>();
        if (!about.origin().rule().equals(about.origin().kind().code())) {
            facts.add(new Fact("Rule", ShownText.of(about.origin().rule())));
        }
        facts.add(new Fact("Organisation", organisation(about)));
        facts.add(new Fact(
                "Day", ShownText.of(ClinicalDate.of(about.about().day()).text())));
        if (!about.about().launchId().isEmpty()) {
            facts.add(new Fact("Launch id", ShownText.of(about.about().launchId())));
        }
        if (about.origin().fourEyes()) {
            facts.add(new Fact("Closes", ShownText.of("when two officers come to the same verdict")));
        }
        return new OneCase(
                line(about),
                said,
                facts,
                evidence(file, after),
                file.verdicts().stream().map(AlertsComposer::judged).toList(),
                !(about.state() instanceof State.Closed));
    }

    static List<Month> months(List<MonthOfRule> figures) {
        return figures.stream()
                .map(one -> new Month(
                        MONTH.format(one.month()),
                        one.rule(),
                        one.opened(),
                        one.justified(),
                        one.breaches(),
                        one.open()))
                .toList();
    }

    static String csv(List<Month> months) {
        return CsvLine.BYTE_ORDER_MARK
                + CsvLine.of(List.of("month", "rule", "opened", "justified", "breaches", "open"))
                + months.stream()
                        .map(one -> CsvLine.of(List.of(
                                one.month(),
                                one.rule(),
                                Integer.toString(one.opened()),
                                Integer.toString(one.justified()),
                                Integer.toString(one.breaches()),
                                Integer.toString(one.open()))))
                        .collect(Collectors.joining());
    }

    private Line line(AlertCase one) {
        @Nullable NhsNumber patient = one.about().patientOrNull();
        return new Line(
                one.reference(),
                ClinicalDate.of(one.openedAt()),
                one.origin().kind().title(),
                new Whom(
                        ShownText.of(one.about().user()),
                        patient == null ? "" : patient.formatted(),
                        organisation(one)),
                one.summary(),
                state(one.state()));
    }

    private static String state(State state) {
        return switch (state) {
            case State.Open _ -> "Open";
            case State.Proposed proposed -> "One verdict: " + proposed.outcome().words();
            case State.Closed closed -> closed.outcome().words();
        };
    }

    private static String words(Which which) {
        return switch (which) {
            case OPEN -> "Open";
            case CLOSED -> "Closed";
            case ALL -> "All";
        };
    }

    private static EvidencePage evidence(CaseFile file, long after) {
        return new EvidencePage(
                file.evidence().map(AlertsComposer::row).rows(),
                "%,d in all, earliest first".formatted(file.about().evidence()),
                ListPages.of(AlertsView.HERE + "/" + file.about().reference(), after, file.evidence()));
    }

    private static Row row(Evidence evidence) {
        return new Row(
                evidence.sequence(),
                ClinicalDate.of(evidence.at()),
                evidence.detail().isEmpty() ? evidence.event() : evidence.event() + ", " + evidence.detail(),
                new Whom(
                        ShownText.of(evidence.where().user()),
                        evidence.where().nhsNumber().isEmpty()
                                ? ""
                                : new NhsNumber(evidence.where().nhsNumber()).formatted(),
                        ShownText.NONE),
                evidence.where().tab(),
                evidence.where().ip());
    }

    private static Judged judged(AlertCases.Given given) {
        return new Judged(
                ClinicalDate.of(given.at()),
                given.outcome().words(),
                ShownText.of(given.words()),
                ShownText.of(given.officer()));
    }

    private Stream<String> rules() {
        return config.current().alerts().rules().stream().map(WatchRule::name);
    }

    private ShownText organisation(AlertCase one) {
        String id = one.origin().registration();
        return ShownText.of(
                config.current().byId(id).map(LaunchRegistration::name).orElse(id));
    }
}
