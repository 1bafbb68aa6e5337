package org.sightline.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;

/** Finds entries by what other systems ask for. Newest first, by sequence: the trail's own key serves it. */
@ApplicationScoped
public class TrailSearch {

    private static final String WHERE = """
            FROM audit_entry
            WHERE recorded_at >= :from AND recorded_at < :until AND sequence < :before
            """;

    private static final String REFUSED = "refused";
    private static final String LATEST = " ORDER BY sequence DESC LIMIT :limit";

    /** Each has an index of its own, which OR would leave unused. */
    private static final List<String> AGENTS = List.of(
            " AND user_subject = :agent",
            " AND organisation_ods = :agent",
            " AND user_identifiers IS NOT NULL AND user_identifiers @> jsonb_build_array(jsonb_build_object('value', CAST(:agent AS text)))");

    private static final String NAMED = " AND user_name IS NOT NULL AND lower(user_name) = lower(:agent)";

    private static final List<String> ENTITIES = List.of(
            " AND request_id = :entity",
            " AND launch_id = :entity",
            " AND document IS NOT NULL AND document ->> 'id' = :entity");

    private final Database database;

    @Inject
    public TrailSearch(Database database) {
        this.database = database;
    }

    /** What is asked for; a patient that is null is any. */
    public record Asked(
            @Nullable NhsNumber patientOrNull, WhoseUsers whose, Instant from, Instant until, Filters filters) {}

    /**
     * What entries have to say besides; null means anything.
     *
     * @param agentOrNull a user's id or one of their identifiers, or an ODS code
     * @param byName whether the agent may be a user's name as well, in small letters or large
     * @param entityOrNull the id of a request, a launch or a document
     * @param outcomeOrNull {@code success} or {@code refused}
     * @param tabOrNull its name
     * @param doorOrNull as {@link org.sightline.context.Door} has it
     */
    public record Filters(
            @Nullable String agentOrNull,
            boolean byName,
            @Nullable String entityOrNull,
            @Nullable String outcomeOrNull,
            @Nullable String tabOrNull,
            @Nullable String doorOrNull) {

        /** Anything. */
        public static final Filters NONE = new Filters(null, false, null, null, null, null);
    }

    /** @param before the sequence before which they lie; the highest number for all */
    public List<TrailEntry> find(Asked asked, long before, int limit) {
        Filters filters = asked.filters();
        return database.withHandle(handle -> {
            Query query = handle.createQuery(statement(asked))
                    .bind("from", asked.from())
                    .bind("until", asked.until())
                    .bind("before", before)
                    .bind("limit", limit);
            bind(
                    query,
                    "number",
                    Optional.ofNullable(asked.patientOrNull())
                            .map(NhsNumber::digits)
                            .orElse(null));
            bind(query, "registration", asked.whose().registrationOrNull());
            bind(query, "agent", filters.agentOrNull());
            bind(query, "entity", filters.entityOrNull());
            bind(query, "outcome", REFUSED.equals(filters.outcomeOrNull()) ? null : filters.outcomeOrNull());
            bind(query, "tab", filters.tabOrNull());
            bind(query, "door", filters.doorOrNull());
            return query.map(EntryColumns::row).list();
        });
    }

    private static void bind(Query query, String name, @Nullable String value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    /** The latest of each way in which an entry may answer, and of them the latest. */
    private static String statement(Asked asked) {
        Filters filters = asked.filters();
        String common = (asked.patientOrNull() == null ? "" : " AND nhs_number = :number")
                + (asked.whose().registrationOrNull() == null ? "" : " AND registration = :registration")
                + outcome(filters.outcomeOrNull())
                + (filters.tabOrNull() == null ? "" : " AND tab = :tab")
                + (filters.doorOrNull() == null ? "" : " AND door = :door");
        List<String> entities = filters.entityOrNull() == null ? List.of("") : ENTITIES;
        String ways = agents(filters).stream()
                .flatMap(agent -> entities.stream().map(entity -> agent + entity))
                .map(way -> "(SELECT sequence, recorded_at " + WHERE + common + way + LATEST + ")")
                .collect(Collectors.joining(" UNION "));
        return "SELECT " + EntryColumns.ALL + " FROM audit_entry WHERE (sequence, recorded_at) IN (" + ways
                + ") AND recorded_at >= :from AND recorded_at < :until" + LATEST;
    }

    private static List<String> agents(Filters filters) {
        if (filters.agentOrNull() == null) {
            return List.of("");
        }
        return filters.byName()
                ? Stream.concat(AGENTS.stream(), Stream.of(NAMED)).toList()
                : AGENTS;
    }

    /** As the index of what was refused is written. */
    private static String outcome(@Nullable String outcome) {
        return outcome == null ? "" : outcome.equals(REFUSED) ? " AND outcome = 'refused'" : " AND outcome = :outcome";
    }
}
