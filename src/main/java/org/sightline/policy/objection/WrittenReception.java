package org.sightline.policy.objection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.display.HiddenCharacters;

/** How an objection was received, as it was typed into the form or a line of a list: nothing of it is believed yet. */
public record WrittenReception(String receivedOn, String how, String onBehalf, String representative, String evidence) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    public static final WrittenReception BLANK = new WrittenReception("", "", "", "", "");

    /** White space made plain, and what nobody can see written out. */
    public WrittenReception {
        receivedOn = receivedOn.strip();
        how = how.strip();
        onBehalf = onBehalf.strip();
        representative = plain(representative);
        evidence = plain(evidence);
    }

    /** The NHS number in what was typed, with or without spaces. */
    public static Optional<NhsNumber> nhsNumber(String typed) {
        return NhsNumber.parse(WHITE_SPACE.matcher(typed).replaceAll(""));
    }

    public Checked check(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<LocalDate> day = day();
        if (day.isEmpty()) {
            problems.put("receivedOn", "the day it was received has to be a date, such as 2026-11-22");
        } else if (day.get().isAfter(today) || day.get().isBefore(FIRST_DAY)) {
            problems.put("receivedOn", "the day it was received has to lie between 1990 and today");
        }
        Optional<HowReceived> received = HowReceived.ofCode(how);
        if (received.isEmpty()) {
            problems.put("how", "how it was received has to be one of those listed");
        }
        Optional<OnBehalf> who = OnBehalf.ofCode(onBehalf);
        if (who.isEmpty()) {
            problems.put("onBehalf", "who spoke for the patient has to be one of those listed");
        }
        who.ifPresent(one -> checkRepresentative(one, problems));
        if (evidence.isEmpty() || length(evidence) > Reception.MOST_EVIDENCE) {
            problems.put(
                    "evidence", "the evidence has to be named, in at most " + Reception.MOST_EVIDENCE + " characters");
        }
        return problems.isEmpty()
                ? new Checked(new Reception(day.get(), received.get(), who.get(), representative, evidence), problems)
                : new Checked(null, problems);
    }

    private void checkRepresentative(OnBehalf who, Map<String, String> problems) {
        if (who == OnBehalf.PATIENT && !representative.isEmpty()) {
            problems.put("representative", "nobody else is named where the patient spoke");
        } else if (who != OnBehalf.PATIENT && representative.isEmpty()) {
            problems.put("representative", "whoever spoke for the patient has to be named");
        } else if (length(representative) > Reception.MOST_REPRESENTATIVE) {
            problems.put("representative", "a name has at most " + Reception.MOST_REPRESENTATIVE + " characters");
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(receivedOn));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        return HiddenCharacters.oneLine(text);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * What the check found.
     *
     * @param receptionOrNull null if there is any problem
     * @param problems what is wrong, by field
     */
    public record Checked(@Nullable Reception receptionOrNull, Map<String, String> problems) {
        public Optional<Reception> reception() {
            return Optional.ofNullable(receptionOrNull);
        }
    }
}
