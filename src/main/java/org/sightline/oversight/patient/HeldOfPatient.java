package org.sightline.oversight.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.sightline.context.CaseVerdict;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;
import org.sightline.oversight.patient.HeldItem.Part;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.report.ReportKind;
import org.sightline.trail.WhoseUsers;

/** Finds what is held of a patient besides the trail: in every table that names patients. */
@ApplicationScoped
class HeldOfPatient {

    private static final String MATCHING = """
             WHERE nhs_number IN (<numbers>)
              AND (CAST(:registration AS text) IS NULL OR registration = :registration)
            """;

    private static final String REPORTS = """
            SELECT reported_at AS at, kind, words, contact, feed, user_name, organisation_name,
                concat(user_role_name, ', acting for ' || acting_for) AS user_role_name,
                (SELECT string_agg(s.words, '; ' ORDER BY id) FROM report_step AS s
                 WHERE s.reference = problem_report.reference AND s.words <> '') AS answer
            FROM problem_report""" + MATCHING;

    /** An objection is to the record of all organisations, whichever one's officer recorded it. */
    private static final String OBJECTIONS = """
            SELECT recorded_at AS at, change, received_on, how_received, on_behalf, representative, evidence,
                array_to_string(feeds || categories, ' ') AS parts, officer_name, organisation_name
            FROM objection_entry WHERE nhs_number IN (<numbers>)
            """;

    private static final String REQUESTS = """
            SELECT received_at AS at, change, received_on, on_behalf, representative, evidence,
                array_to_string(feeds || categories, ' ') AS parts, q.registration, accepted, reason, officer_name,
                organisation_name
            FROM objection_request AS q LEFT JOIN objection_answer AS a ON a.request = q.sequence
            WHERE nhs_number IN (<numbers>)
            """;

    private static final String OVERRIDES = """
            SELECT begun_at AS at, reason_words, words, user_name, organisation_name, outcome,
                concat(user_role_name, ', acting for ' || acting_for) AS user_role_name, review_words, officer_name
            FROM override_entry AS o LEFT JOIN override_review AS r ON r.reference = o.reference""" + MATCHING;

    private static final String RELATIONSHIPS = """
            SELECT begun_at AS at, feed, reason_words, user_name, user_role_name, organisation_name
            FROM relationship_entry""" + MATCHING;

    private static final String ALERTS = """
            SELECT opened_at AS at, summary, user_name, user_role_name, '' AS organisation_name, outcome,
                words AS review_words, officer_name
            FROM alert_case AS c LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes""" + MATCHING;

    private static final String SESSIONS = """
            SELECT opened_at AS at, last_seen_at, ended_at, launch #>> '{practitioner,name}' AS user_name,
                launch ->> 'organisationName' AS organisation_name,
                concat(launch #>> '{practitioner,role,display}', ', acting for ' || (launch #>> '{actingFor,name}'))
                    AS user_role_name
            FROM viewer_session
            WHERE launch #>> '{patient,nhsNumber,digits}' IN (<numbers>)
              AND (CAST(:registration AS text) IS NULL OR registration = :registration)
            """;

    private final Database database;
    private final LaunchConfigSource config;

    @Inject
    HeldOfPatient(Database database, LaunchConfigSource config) {
        this.database = database;
        this.config = config;
    }

    /** All of it, part by part, each part the latest first. */
    List<HeldItem> of(List<NhsNumber> numbers, WhoseUsers whose) {
        return database.withHandle(handle -> {
            List<HeldItem> held = new ArrayList<>();
            Asked asked = new Asked(numbers.stream().map(NhsNumber::digits).toList(), whose.registrationOrNull());
            held.addAll(asked.of(handle, REPORTS, (columns, _) -> report(columns)));
            held.addAll(asked.of(handle, OBJECTIONS, (columns, _) -> objection(columns)));
            held.addAll(asked.of(handle, REQUESTS, (columns, _) -> request(columns)));
            held.addAll(asked.of(handle, OVERRIDES, (columns, _) -> override(columns)));
            held.addAll(asked.of(handle, RELATIONSHIPS, (columns, _) -> relationship(columns)));
            held.addAll(asked.of(handle, ALERTS, (columns, _) -> alert(columns)));
            held.addAll(asked.of(handle, SESSIONS, (columns, _) -> session(columns)));
            return held;
        });
    }

    private record Asked(List<String> numbers, @Nullable String registration) {
        List<HeldItem> of(Handle handle, String sql, RowMapper<HeldItem> mapper) {
            return handle.createQuery(sql + " ORDER BY at DESC")
                    .bindList("numbers", numbers)
                    .bind("registration", registration)
                    .map(mapper)
                    .list();
        }
    }

    private HeldItem report(ResultSet columns) throws SQLException {
        return item(
                Part.REPORT,
                columns,
                ReportKind.ofCode(columns.getString("kind"))
                        .orElse(ReportKind.OTHER)
                        .words(),
                person(columns),
                HeldItem.joined(
                        said("About what this source holds", named(columns.getString("feed"))),
                        columns.getString("words"),
                        said("To be reached", columns.getString("contact")),
                        said("Answered", columns.getString("answer"))));
    }

    private HeldItem objection(ResultSet columns) throws SQLException {
        return item(
                Part.OBJECTION,
                columns,
                change(columns),
                columns.getString("officer_name"),
                HeldItem.joined(
                        HowReceived.ofCode(columns.getString("how_received"))
                                .map(HowReceived::words)
                                .orElse(""),
                        received(columns)));
    }

    private HeldItem request(ResultSet columns) throws SQLException {
        String officer = columns.getString("officer_name");
        return item(
                Part.REQUEST,
                columns,
                change(columns),
                "",
                HeldItem.joined(
                        received(columns),
                        officer == null
                                ? "not answered yet"
                                : (columns.getBoolean("accepted") ? "accepted" : "not accepted") + " by " + officer
                                        + ": " + columns.getString("reason")));
    }

    private static HeldItem override(ResultSet columns) throws SQLException {
        return item(
                Part.OVERRIDE,
                columns,
                columns.getString("reason_words"),
                person(columns),
                HeldItem.joined(columns.getString("words"), verdict(columns)));
    }

    private static HeldItem alert(ResultSet columns) throws SQLException {
        return item(Part.ALERT, columns, columns.getString("summary"), person(columns), verdict(columns));
    }

    private static String verdict(ResultSet columns) throws SQLException {
        String outcome = columns.getString("outcome");
        return outcome == null
                ? "not reviewed yet"
                : "reviewed by " + columns.getString("officer_name") + ": "
                        + CaseVerdict.Outcome.ofCode(outcome)
                                .map(CaseVerdict.Outcome::words)
                                .orElse(outcome)
                        + ", " + columns.getString("review_words");
    }

    private HeldItem relationship(ResultSet columns) throws SQLException {
        String feed = columns.getString("feed");
        return feed == null
                ? item(Part.RELATIONSHIP, columns, "Stated", person(columns), columns.getString("reason_words"))
                : item(Part.RELATIONSHIP, columns, "Known to " + named(feed), person(columns), "");
    }

    private static HeldItem session(ResultSet columns) throws SQLException {
        boolean over = columns.getObject("ended_at") != null;
        return item(Part.SESSION, columns, over ? "A visit that was closed" : "A visit", person(columns), "");
    }

    private static HeldItem item(Part part, ResultSet columns, String what, String who, String words)
            throws SQLException {
        String organisation = columns.getString("organisation_name");
        return new HeldItem(
                part,
                Database.instant(columns, "at"),
                what,
                who,
                Optional.ofNullable(organisation).orElse(""),
                words);
    }

    private String change(ResultSet columns) throws SQLException {
        boolean reversed = columns.getString("change").equals(ObjectionChange.REVERSED.code());
        String parts = columns.getString("parts");
        return reversed
                ? "An objection was taken back"
                : "An objection to " + (parts.isEmpty() ? "the whole record" : "parts of the record: " + named(parts));
    }

    /** The names of feeds and categories; an id that nobody knows any more stands for itself. */
    private String named(@Nullable String ids) {
        Map<String, String> names = new HashMap<>();
        config.current().feedsOfAnyLaunch().forEach(feed -> names.put(feed.id().value(), feed.name()));
        config.current().objections().categories().forEach(category -> names.put(category.id(), category.name()));
        return ids == null
                ? ""
                : Arrays.stream(ids.split(" "))
                        .map(id -> names.getOrDefault(id, id))
                        .collect(Collectors.joining(", "));
    }

    private static String received(ResultSet columns) throws SQLException {
        return HeldItem.joined(
                "received on " + columns.getString("received_on"),
                "from "
                        + OnBehalf.ofCode(columns.getString("on_behalf"))
                                .map(OnBehalf::words)
                                .orElse("somebody")
                                .toLowerCase(Locale.UK),
                columns.getString("representative"),
                said("Evidence", columns.getString("evidence")));
    }

    private static String person(ResultSet columns) throws SQLException {
        return HeldItem.joined(columns.getString("user_name"), columns.getString("user_role_name"))
                .replace("; ", ", ");
    }

    private static String said(String label, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : label + ": " + value;
    }
}
