package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.sightline.context.ListPart;
import org.sightline.database.Database;
import org.sightline.report.ReportKind;
import org.sightline.report.ReportState;

/** Finds the reports that the users of one organisation sent; there is no way to ask for those of another besides. */
@ApplicationScoped
class ReportArchive {

    /** What is about no patient is on no tab and of no source by itself, not by its writer's choice. */
    private static final String MATCHING = """
            FROM problem_report
            WHERE registration = :registration
              AND (CAST(:kind AS text) IS NULL OR kind = :kind)
              AND (CAST(:state AS text) IS NULL OR :state = coalesce(
                  (SELECT state FROM report_step AS s WHERE s.reference = problem_report.reference ORDER BY id DESC LIMIT 1),
                  'new'))
              AND (CAST(:tab AS text) IS NULL OR coalesce(tab, CASE WHEN nhs_number IS NULL THEN '' ELSE '-' END) = :tab)
              AND (CAST(:feed AS text) IS NULL OR coalesce(feed, CASE WHEN nhs_number IS NULL THEN '' ELSE '-' END) = :feed)
              AND (CAST(:begins AS timestamptz) IS NULL OR reported_at >= :begins)
              AND (CAST(:ends AS timestamptz) IS NULL OR reported_at < :ends)
            """;

    private static final String COUNT = "SELECT count(*) FROM (SELECT " + MATCHING + " LIMIT :limit) AS counted";
    private static final String FURTHER = "SELECT " + StoredReport.COLUMNS + " " + MATCHING
            + " AND sequence < :before ORDER BY sequence DESC LIMIT :limit";

    private static final String ONE = "SELECT " + StoredReport.COLUMNS
            + " FROM problem_report WHERE registration = :registration AND reference = :reference";

    private final Database database;

    @Inject
    ReportArchive(Database database) {
        this.database = database;
    }

    /** How many there are, counted as far as {@link ListPart#MOST_COUNTED} and one. */
    int count(String registration, ReportFilter filter) {
        return database.withHandle(handle -> bound(handle.createQuery(COUNT), registration, filter)
                .bind("limit", ListPart.MOST_COUNTED + 1)
                .mapTo(Integer.class)
                .one());
    }

    /** The one of this reference; empty if the organisation has none. */
    Optional<StoredReport> one(String registration, String reference) {
        return database.withHandle(handle -> handle.createQuery(ONE)
                .bind("registration", registration)
                .bind("reference", reference)
                .map(StoredReport::of)
                .findOne());
    }

    /** The next of them, newest first, that are older than this one. */
    List<StoredReport> before(String registration, ReportFilter filter, long sequence, int limit) {
        return database.withHandle(handle -> bound(handle.createQuery(FURTHER), registration, filter)
                .bind("before", sequence)
                .bind("limit", limit)
                .map(StoredReport::of)
                .list());
    }

    private static Query bound(Query query, String registration, ReportFilter filter) {
        return query.bind("registration", registration)
                .bind("kind", filter.kind().map(ReportKind::code))
                .bind("state", filter.state().map(ReportState::code))
                .bind("tab", filter.tab())
                .bind("feed", filter.feed())
                .bind("begins", filter.begins())
                .bind("ends", filter.ends());
    }
}
