package org.sightline.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.registration.ServiceDesk;
import org.sightline.report.ReportForm.Field;

/**
 * The page with the form.
 *
 * @param state why it is shown, if not because somebody asked for it
 * @param problems what to say beside which field
 */
record ReportView(
        Patient patient,
        Reader reader,
        Way way,
        State state,
        Choices choices,
        ReportForm form,
        Map<Field, String> problems) {

    ReportView {
        problems = Map.copyOf(problems);
    }

    /** Whom the record is about, as the launch says. */
    record Patient(ClinicalDate born, String nhsNumber) {}

    /**
     * Who writes, and whom their report goes to.
     *
     * @param actingFor for whom they act; null if for nobody else
     * @param sessionEnds the time of day after which nothing can be sent
     */
    record Reader(
            ShownText name,
            ShownText role,
            ShownText organisation,
            @Nullable ShownText actingFor,
            String sessionEnds,
            @Nullable ServiceDesk deskOrNull) {

        public Optional<ServiceDesk> desk() {
            return Optional.ofNullable(deskOrNull);
        }
    }

    /**
     * Where this page leads.
     *
     * @param back to the tab it was asked for from
     * @param token proves that the form is ours
     */
    record Way(String action, String back, String backTo, String token) {}

    /** Why the page is shown. */
    enum State {
        ASKED_FOR(200),
        TO_BE_CORRECTED(422),
        TOO_MANY(429),
        NOT_KEPT(503);

        private final int status;

        State(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** The problems in the order of the fields, for the list at the top. */
    public List<Problem> list() {
        return Arrays.stream(Field.values())
                .filter(problems::containsKey)
                .map(field -> new Problem(field.id(), problems.getOrDefault(field, "")))
                .toList();
    }

    /** What to say beside the field of this id; empty for nothing. */
    public String problem(String id) {
        return list().stream()
                .filter(problem -> problem.id().equals(id))
                .map(Problem::words)
                .findFirst()
                .orElse("");
    }

    public List<ReportKind> kinds() {
        return ReportKind.problems();
    }

    public boolean idea() {
        return form.kind.equals(ReportKind.IDEA.code());
    }

    /** The forms that can be chosen, each with its address and whether it is this one. */
    public List<OtherForm> forms() {
        String chosen = form.isAboutData() ? "" : form.kind;
        String tab = choices.hasTab(form.tab) ? form.tab : "";
        return Stream.of("", ReportKind.FEEDBACK.code(), ReportKind.IDEA.code())
                .map(kind -> new OtherForm(
                        ReportKind.ofCode(kind).map(ReportKind::words).orElse("A problem with the data"),
                        way.action + "?tab=" + tab + "&kind=" + kind,
                        kind.equals(chosen)))
                .toList();
    }

    public int mostWords() {
        return ReportForm.MOST_WORDS;
    }

    /** The most a browser lets be typed or pasted: more than is taken, so that nothing is cut unsaid. */
    public int mostTyped() {
        return 2 * ReportForm.MOST_WORDS;
    }

    /** One of the forms. */
    record OtherForm(String words, String href, boolean chosen) {}

    /** What is not as it has to be, and the id of its field. */
    record Problem(String id, String words) {}
}
