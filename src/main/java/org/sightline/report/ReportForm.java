package org.sightline.report;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.Secret;
import org.sightline.context.TabId;
import org.sightline.display.HiddenCharacters;
import org.sightline.session.ViewerSession;

/** The form as it came in: nothing in it is believed before {@link #check}. */
class ReportForm {

    static final int MOST_WORDS = 2_000;
    static final int MOST_CONTACT = 200;

    private static final Pattern FORM_ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[^\\p{L}\\d]+");

    @FormParam("token")
    @DefaultValue("")
    public String token = "";

    @FormParam("form")
    @DefaultValue("")
    public String formId = "";

    @FormParam("tab")
    @DefaultValue("")
    public String tab = "";

    @FormParam("feed")
    @DefaultValue("")
    public String feed = "";

    @FormParam("kind")
    @DefaultValue("")
    public String kind = "";

    @FormParam("words")
    @DefaultValue("")
    public String words = "";

    @FormParam("contact")
    @DefaultValue("")
    public String contact = "";

    /** A form that nobody has written on yet, of this kind, for what was seen on this tab. */
    static ReportForm blank(String tab, String kind, Choices choices) {
        ReportForm form = new ReportForm();
        form.formId = newId();
        form.kind = ReportKind.ofCode(kind).map(ReportKind::code).orElse("");
        form.tab = choices.hasTab(tab) ? tab : "";
        return form;
    }

    /** Whether it says what is wrong with a patient's data; else it is feedback or an idea, and no patient is in it. */
    public boolean isAboutData() {
        return ReportKind.ofCode(kind).map(ReportKind::isAboutData).orElse(true);
    }

    /** What of it is not as it has to be, by field; and the report, if that is nothing. */
    Checked check(ViewerSession session, Choices choices) {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        formId = FORM_ID.matcher(formId).matches() ? formId : newId();
        Optional<ReportKind> chosen = ReportKind.ofCode(kind);
        if (isAboutData()) {
            checkWhere(problems, choices);
        } else {
            feed = "";
            tab = choices.hasTab(tab) ? tab : "";
        }
        checkTexts(problems);
        if (!isAboutData()) {
            checkNamesNobody(problems, session.launch().patient().nhsNumber());
        }
        return problems.isEmpty()
                ? new Checked(problems, chosen.map(one -> report(session, one)).orElse(null))
                : new Checked(problems, null);
    }

    private void checkWhere(Map<Field, String> problems, Choices choices) {
        if (!choices.hasTab(tab)) {
            problems.put(Field.TAB, "Choose the tab from the list");
        }
        if (choices.feeds().stream().noneMatch(one -> one.value().equals(feed))) {
            problems.put(Field.FEED, "Choose the source from the list, or “Not sure”");
        }
        if (ReportKind.ofCode(kind).isEmpty()) {
            problems.put(Field.KIND, "Choose the kind of problem");
        }
    }

    /** What is about no patient is not kept with a patient's number in it, however it is written. */
    private void checkNamesNobody(Map<Field, String> problems, NhsNumber patient) {
        Map.of(Field.WORDS, said(), Field.CONTACT, reached()).forEach((field, text) -> {
            if (BETWEEN_DIGITS.matcher(text).replaceAll("").contains(patient.digits())) {
                problems.put(field, "Leave out the patient’s NHS number: this is kept without any patient");
            }
        });
    }

    private void checkTexts(Map<Field, String> problems) {
        String said = said();
        if (said.isEmpty()) {
            problems.put(Field.WORDS, isAboutData() ? "Say in words what is wrong" : "Write what you have to say");
        } else if (length(said) > MOST_WORDS) {
            problems.put(
                    Field.WORDS,
                    "Use at most %,d characters to say what is %s; there are %,d"
                            .formatted(MOST_WORDS, isAboutData() ? "wrong" : "on your mind", length(said)));
        }
        if (length(reached()) > MOST_CONTACT) {
            problems.put(Field.CONTACT, "Use at most " + MOST_CONTACT + " characters to say how to reach you");
        }
    }

    /** The words with line ends of one kind; what nobody can see is written out, so that it is sent as it is read. */
    public String said() {
        return HiddenCharacters.makeVisible(
                LINE_END.matcher(words).replaceAll("\n").strip());
    }

    /** How to reach its writer, on one line. */
    public String reached() {
        return HiddenCharacters.oneLine(contact);
    }

    private ProblemReport report(ViewerSession session, ReportKind chosen) {
        return new ProblemReport(
                session.launchId(),
                session.launch(),
                formId,
                new ProblemReport.Seen(tab.isEmpty() ? null : new TabId(tab), feed.isEmpty() ? null : new FeedId(feed)),
                chosen,
                said(),
                reached().isEmpty() ? null : reached());
    }

    private static String newId() {
        return Secret.randomText(16);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The questions of the form, in its order. */
    enum Field {
        TAB("tab"),
        FEED("feed"),
        KIND("kind"),
        WORDS("words"),
        CONTACT("contact");

        private final String id;

        Field(String id) {
            this.id = id;
        }

        /** The field's name in the form and on the page. */
        String id() {
            return id;
        }
    }

    /**
     * What the check found.
     *
     * @param problems what to say beside which field
     * @param reportOrNull null if there is any problem
     */
    record Checked(Map<Field, String> problems, @Nullable ProblemReport reportOrNull) {
        Checked {
            problems = Map.copyOf(problems);
        }

        Optional<ProblemReport> report() {
            return Optional.ofNullable(reportOrNull);
        }
    }
}
