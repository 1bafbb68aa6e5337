package org.sightline.demo.month;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.context.UkZone;

/** What people do, as the trail records it. */
final class Ward {

    private static final String ISSUER = "https://epr.northgate.example/launch";
    private static final String NUMBER = "{\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"value\": \"%s\"}";

    private final String registration;
    private final String name;
    private final String odsCode;
    private final List<MonthRow> rows = new ArrayList<>();
    private int launches;

    /** @param registration the organisation's, and the name of its own feed */
    Ward(String registration) {
        this(registration, "Northgate Hospital", "RNG01");
    }

    Ward(String registration, String name, String odsCode) {
        this.registration = registration;
        this.name = name;
        this.odsCode = odsCode;
    }

    List<MonthRow> rows() {
        return List.copyOf(rows);
    }

    static Instant at(LocalDate day, int minute) {
        return day.atTime(LocalTime.ofSecondOfDay(minute * 60L))
                .atZone(UkZone.ID)
                .toInstant();
    }

    /** A fictional number: the range that begins with 999 is issued to nobody. */
    static String patient(int index) {
        for (int number = 100_000 + index * 3; ; number++) {
            String nine = "999" + number;
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = 11 - sum % 11;
            if (check != 10) {
                return nine + (check == 11 ? 0 : check);
            }
        }
    }

    /** A user opens a record, which the organisation's own feed knows. */
    MonthRow opens(StaffMember who, String patient, Instant when) {
        return opens(who, patient, when, feed("answered", ""));
    }

    /** @param feeds how they answered, as JSON */
    MonthRow opens(StaffMember who, String patient, Instant when, String feeds) {
        MonthRow opening = row(who, patient, when, "opening");
        rows.add(opening);
        rows.add(new MonthRow(when.plusSeconds(2), "opened", opening.columns()).with("feeds", feeds));
        return opening;
    }

    /** In the same launch, two minutes later, another tab. */
    void opensBesides(MonthRow opening, String tab) {
        Instant later = opening.at().plusSeconds(120);
        MonthRow other = new MonthRow(later, "opening", opening.columns()).with("tab", tab);
        rows.add(other);
        rows.add(new MonthRow(later.plusSeconds(1), "opened", other.columns()).with("feeds", feed("answered", "")));
    }

    /** The same with another trait of the rows, such as another address. */
    void opensWith(StaffMember who, String patient, Instant when, Map<String, String> traits) {
        opens(who, patient, when);
        for (int i = rows.size() - 2; i < rows.size(); i++) {
            MonthRow row = rows.get(i);
            for (Map.Entry<String, String> trait : traits.entrySet()) {
                row = row.with(trait.getKey(), trait.getValue());
            }
            rows.set(i, row);
        }
    }

    void overrides(StaffMember who, String patient, Instant when, String words) {
        rows.add(row(who, patient, when, "override-begun")
                .with("reason", "best-interests")
                .with("words", words));
    }

    /** A user says that there is a reason to open a record that no source knows of. */
    void states(StaffMember who, String patient, Instant when) {
        rows.add(row(who, patient, when, "relationship-stated").with("reason", "referred"));
    }

    /** Somebody whom nobody knows tries to open a launch. */
    void attempt(StaffMember whose, String patient, Instant when, String reason) {
        Map<String, String> columns =
                new HashMap<>(row(whose, patient, when, "attempt-refused").columns());
        columns.keySet().removeIf(name -> name.startsWith("user_"));
        columns.put("reason", reason);
        columns.put("outcome", "refused");
        rows.add(new MonthRow(when, "attempt-refused", columns));
    }

    String feed(String outcome, String detail) {
        return "[{\"feed\": \"%s\", \"outcome\": \"%s\", \"detail\": \"%s\", \"millis\": %d}]"
                .formatted(registration, outcome, detail, 120 + rows.size() * 37 % 400);
    }

    static String ownNumber(String number) {
        return "[" + NUMBER.formatted(number) + "]";
    }

    private MonthRow row(StaffMember who, String patient, Instant when, String event) {
        launches++;
        Map<String, String> columns = new HashMap<>();
        columns.put("user_issuer", ISSUER);
        columns.put("user_subject", who.subject());
        columns.put("user_name", who.name());
        columns.put("user_identifiers", "[]");
        columns.put("user_role_code", who.job().code());
        columns.put("user_role_name", who.job().title());
        columns.put("registration", registration);
        columns.put("organisation_name", name);
        columns.put("organisation_ods", odsCode);
        columns.put("launch_id", registration + "-month-" + launches);
        columns.put("nhs_number", patient);
        columns.put("tab", "summary");
        columns.put("ip", who.desk());
        columns.put("outcome", "success");
        return new MonthRow(when, event, columns);
    }
}
