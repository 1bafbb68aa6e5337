package org.sightline.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;

/** Finds entries by what other systems ask for. Newest first, by sequence: the trail's own key serves it. */
@ApplicationScoped
public class TrailSearch {

    private static final String BEGIN = "SELECT " + EntryColumns.ALL + """

            FROM audit_entry
            WHERE recorded_at >= :from AND recorded_at < :until AND sequence < :before
              AND (CAST(:registration AS text) IS NULL OR registration = :registration)
              AND (CAST(:agent AS text) IS NULL OR user_subject = :agent OR organisation_ods = :agent
                OR user_identifiers @> jsonb_build_array(jsonb_build_object('value', CAST(:agent AS text))))
              AND (CAST(:entity AS text) IS NULL OR request_id = :entity OR launch_id = :entity
                OR document ->> 'id' = :entity)
              AND (CAST(:outcome AS text) IS NULL OR outcome = :outcome)
            """;
    private static final String OF_PATIENT = " AND nhs_number = :number";
    private static final String END = " ORDER BY sequence DESC LIMIT :limit";

    private final Database database;

    @Inject
    public TrailSearch(Database database) {
        this.database = database;
    }

    /**
     * What is asked for; null means anything.
     *
     * @param agentOrNull a user's id or one of their identifiers, or an ODS code
     * @param entityOrNull a request's id, a launch's, or a document's
     * @param outcomeOrNull {@code success} or {@code refused}
     */
    public record Asked(
            @Nullable NhsNumber patientOrNull,
            WhoseUsers whose,
            Instant from,
            Instant until,
            @Nullable String agentOrNull,
            @Nullable String entityOrNull,
            @Nullable String outcomeOrNull) {}

    /** @param before the sequence before which they lie; the highest number for all */
    public List<TrailEntry> find(Asked asked, long before, int limit) {
        return database.withHandle(handle -> {
            NhsNumber patient = asked.patientOrNull();
            Query query = handle.createQuery(patient == null ? BEGIN + END : BEGIN + OF_PATIENT + END);
            if (patient != null) {
                query.bind("number", patient.digits());
            }
            return query.bind("from", asked.from())
                    .bind("until", asked.until())
                    .bind("before", before)
                    .bind("registration", asked.whose().registrationOrNull())
                    .bind("agent", asked.agentOrNull())
                    .bind("entity", asked.entityOrNull())
                    .bind("outcome", asked.outcomeOrNull())
                    .bind("limit", limit)
                    .map(EntryColumns::row)
                    .list();
        });
    }
}
