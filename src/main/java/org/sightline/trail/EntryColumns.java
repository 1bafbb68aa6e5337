package org.sightline.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.database.Database;
import org.sightline.trail.TrailEntry.Event;
import org.sightline.trail.TrailEntry.Means;
import org.sightline.trail.TrailEntry.Particulars;
import org.sightline.trail.TrailEntry.Person;
import org.sightline.trail.TrailEntry.Place;
import org.sightline.trail.TrailEntry.Role;
import org.sightline.trail.TrailEntry.Subject;

/** The columns of the trail that are read, and a row made of them. What was shown of each panel is left where it is. */
final class EntryColumns {

    static final String ALL = """
            sequence, recorded_at, event, outcome, reason, refusal_detail, refusal_reference, user_issuer, user_subject,
            user_name, user_identifiers, user_role_system, user_role_code, user_role_name, organisation_ods,
            organisation_name, registration, launch_id, door, purpose, nhs_number, tab, page, opening_sequence, delivery,
            feeds, document, objection, reports, node, ip, user_agent, request_id, configuration_version,
            application_version, claimed_issuer, acting_for ->> 'name' AS acting_for""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryColumns() {}

    static TrailEntry row(ResultSet columns, StatementContext context) throws SQLException {
        return new TrailEntry(
                columns.getLong("sequence"),
                Database.instant(columns, "recorded_at"),
                new Event(
                        text(columns, "event"),
                        text(columns, "outcome").equals("refused"),
                        text(columns, "reason"),
                        text(columns, "refusal_detail"),
                        text(columns, "refusal_reference")),
                person(columns),
                new Place(
                        text(columns, "organisation_ods"),
                        text(columns, "organisation_name"),
                        text(columns, "registration"),
                        text(columns, "launch_id"),
                        text(columns, "door"),
                        text(columns, "purpose")),
                subject(columns),
                means(columns));
    }

    private static Person person(ResultSet columns) throws SQLException {
        return new Person(
                text(columns, "user_issuer"),
                text(columns, "user_subject"),
                text(columns, "user_name"),
                new Role(
                        text(columns, "user_role_system"),
                        text(columns, "user_role_code"),
                        text(columns, "user_role_name")),
                json(columns, "user_identifiers"),
                // of an attempt it is of the launch, and not of whoever made it
                text(columns, "user_name").isEmpty() ? "" : text(columns, "acting_for"));
    }

    private static Subject subject(ResultSet columns) throws SQLException {
        return new Subject(
                text(columns, "nhs_number"),
                text(columns, "tab"),
                text(columns, "page"),
                columns.getLong("opening_sequence"),
                text(columns, "delivery"),
                new Particulars(
                        json(columns, "feeds"),
                        json(columns, "document"),
                        json(columns, "objection"),
                        json(columns, "reports")));
    }

    private static Means means(ResultSet columns) throws SQLException {
        return new Means(
                text(columns, "node"),
                text(columns, "ip"),
                text(columns, "user_agent"),
                text(columns, "request_id"),
                text(columns, "configuration_version"),
                text(columns, "application_version"),
                text(columns, "claimed_issuer"));
    }

    static String text(ResultSet columns, String name) throws SQLException {
        return Objects.requireNonNullElse(columns.getString(name), "");
    }

    /** The database takes nothing else into such a column. */
    static JsonNode json(ResultSet columns, String name) throws SQLException {
        String text = columns.getString(name);
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON in " + name, e);
        }
    }
}
