package org.sightline.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditTrail;
import org.sightline.context.ByCode;
import org.sightline.context.CaseVerdict;
import org.sightline.context.CaseVerdict.Outcome;
import org.sightline.context.ListPart;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.registration.watch.Watch.Kind;

/**
 * Cases, worked by officers: of their own organisation's users, or of all as a region's officer. Every look at one and
 * every verdict is on the trail first.
 */
public interface AlertCases {

    /**
     * Some of the cases, those opened last first.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    Page page(Officer officer, Filter filter, long after, AuditTrail.Caller caller);

    /**
     * A case with some of its evidence, the earliest first; empty if it is not the officer's to see.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    Optional<CaseFile> read(Officer officer, String reference, long after, AuditTrail.Caller caller);

    Judgement judge(Officer officer, CaseVerdict verdict, AuditTrail.Caller caller);

    /** How many cases each rule opened in each of the last twelve months, and what became of them. */
    List<MonthOfRule> figures(Officer officer);

    /**
     * Which cases.
     *
     * @param rule empty for every one
     */
    record Filter(Which which, String rule) {

        /** By the names of the form. */
        Map<String, String> asked() {
            return Map.of("state", which.code(), "rule", rule);
        }
    }

    /** Which of them. */
    enum Which implements ByCode {
        OPEN("open"),
        CLOSED("closed"),
        ALL("all");

        private final String code;

        Which(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        public static Optional<Which> ofCode(String code) {
            return ByCode.find(Which.class, code);
        }
    }

    /** @param total of all that match, counted as far as {@link ListPart#MOST_COUNTED} and one */
    record Page(ListPart<AlertCase> cases, int total) {}

    /**
     * One case.
     *
     * @param rule by its name
     * @param kind of the rule
     * @param summary what was found, in words
     */
    record AlertCase(
            String reference,
            Instant openedAt,
            Origin origin,
            About about,
            String summary,
            State state,
            int evidence) {}

    /** @param fourEyes whether two officers have to agree */
    record Origin(String rule, Kind kind, String registration, boolean fourEyes) {}

    /**
     * What it is about.
     *
     * @param user by name and role; empty if it is not known who it was
     */
    record About(String user, @Nullable NhsNumber patientOrNull, String launchId, LocalDate day) {}

    /** How far it is. */
    sealed interface State {
        record Open() implements State {}

        /** One officer has judged, and another has to agree. */
        record Proposed(Outcome outcome) implements State {}

        record Closed(Outcome outcome, Instant at) implements State {}
    }

    /** @param evidence some of it */
    record CaseFile(AlertCase about, ListPart<Evidence> evidence, List<Given> verdicts) {
        public CaseFile {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** A row of the trail that shows it. */
    record Evidence(long sequence, Instant at, String event, String detail, Where where) {}

    /** @param nhsNumber empty if it is about no patient */
    record Where(String user, String nhsNumber, String tab, String ip) {}

    /** A verdict as it was given. */
    record Given(Instant at, Outcome outcome, String words, String officer) {}

    /** What came of it. */
    enum Judgement {
        CLOSED,
        /** Another officer has to agree. */
        PROPOSED,
        /** It takes another officer than who judged last. */
        NEEDS_ANOTHER,
        /** There is no such open case. */
        NOT_OPEN
    }

    /** The cases that a rule opened in a month. */
    record MonthOfRule(YearMonth month, String rule, int opened, int justified, int breaches) {
        public int open() {
            return opened - justified - breaches;
        }
    }
}
