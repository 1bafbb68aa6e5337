package org.sightline.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;

class PatientTrailTest {

    private static final WhoseUsers NORTHGATE = new WhoseUsers.OfOrganisation("northgate");

    private static final String OF_OTHERS = """
            INSERT INTO audit_entry (event, outcome, node, configuration_version, application_version, registration,
                launch_id, nhs_number, tab)
            SELECT 'opening', 'success', 'n', 'c', 'a', 'northgate', md5((n / 6)::text),
                lpad((4000000000 + n % 5000)::text, 10, '0'), 'summary'
            FROM generate_series(1, 30000) AS n
            """;

    private final TestDatabase database = TestDatabase.migrated();
    private final PatientTrail trail = new PatientTrail(database.database());
    private final Looking looking = new Looking(database.database());

    @BeforeEach
    void look() {
        for (int i = 0; i < 3; i++) {
            looking.everything(Looking.IVY, "northgate");
            looking.everything(Looking.OSCAR, "northgate");
            looking.everything(Looking.IVY, "southfield");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    @DisplayName(
            "A12: a patient's report holds all of their rows, each once, and no other's, however it is cut into parts")
    void holdsAllRowsOfThePatientAndNoOthers(int part) {
        TrailQuestion question = question(new WhoseUsers.OfEverybody(), Looking.IVY);

        List<Long> found = new ArrayList<>();
        List<TrailEntry> rows = trail.before(question, question.until(), 0, part);
        while (!rows.isEmpty()) {
            rows.forEach(row -> found.add(row.sequence()));
            rows = trail.before(question, rows.getLast().at(), rows.getLast().sequence(), part);
        }

        List<Long> kept = sequences("nhs_number = '" + Looking.IVY.digits() + "'");
        assertFalse(kept.isEmpty());
        assertEquals(kept, found.stream().sorted().toList());
    }

    @Test
    @DisplayName("A15: however many rows others have, a report reads little besides the patient's own")
    void readsLittleBesidesThePatientsRows() {
        database.asOwner().useHandle(owner -> owner.execute(OF_OTHERS));
        database.asSuperuser().useHandle(superuser -> superuser.execute("VACUUM ANALYZE audit_entry"));
        long before = rowsRead();

        TrailQuestion question = new TrailQuestion(
                trail.numbers(Looking.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now());
        int found = of(question).size();
        trail.page(question, 0, 25);

        Waiting.until(() -> rowsRead() >= before + found);
        long read = rowsRead() - before;
        assertTrue(read < 20L * found, () -> read + " rows read for " + found);
    }

    /** By scans and by indexes; the server counts what a connection read when that ends. */
    private long rowsRead() {
        return database.asSuperuser()
                .withHandle(superuser ->
                        superuser.createQuery("""
                                SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_user_tables
                                WHERE relname LIKE 'audit_entry%'
                                """).mapTo(Long.class).one());
    }

    @Test
    @DisplayName("a moment so far away that the database cannot hold it finds nothing, and is no failure")
    void aMomentThatIsNoneFindsNothing() {
        TrailQuestion question = new TrailQuestion(
                List.of(Looking.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, Instant.MIN.plusSeconds(1));

        assertEquals(0, trail.page(question, 0, 25).looks());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    @DisplayName("A12: so do the looks of its pages")
    void pagesHoldAllRowsOfThePatientAndNoOthers(int ofAPage) {
        TrailQuestion question = question(new WhoseUsers.OfEverybody(), Looking.IVY);

        List<Long> found = new ArrayList<>();
        PatientTrail.Page page = trail.page(question, 0, ofAPage);
        for (int skipped = ofAPage; !page.rows().isEmpty(); skipped += ofAPage) {
            page.rows().stream().flatMap(List::stream).map(TrailEntry::sequence).forEach(found::add);
            assertTrue(page.whole());
            page = trail.page(question, skipped, ofAPage);
        }

        List<Long> kept = sequences("nhs_number = '" + Looking.IVY.digits() + "'");
        assertEquals(kept, found.stream().sorted().toList());
        assertEquals(kept.size(), trail.page(question, 0, 1).entries());
    }

    @Test
    @DisplayName("A13: an organisation's officer sees that organisation's users only, one of the region everybody's")
    void anOrganisationsOfficerSeesItsUsersOnly() {
        WhoseUsers own = WhoseUsers.of(Looking.officer("northgate", Duty.PRIVACY_OFFICER));
        WhoseUsers all = WhoseUsers.of(Looking.officer("northgate", Duty.REGIONAL_PRIVACY_OFFICER));

        assertEquals(
                sequences("nhs_number = '" + Looking.IVY.digits() + "' AND registration = 'northgate'"),
                of(question(own, Looking.IVY)));
        assertEquals(sequences("nhs_number = '" + Looking.IVY.digits() + "'"), of(question(all, Looking.IVY)));
        assertTrue(of(question(new WhoseUsers.OfOrganisation("north%"), Looking.IVY))
                .isEmpty());
    }

    @Test
    @DisplayName("rows of one launch are one look, others stand by themselves, the latest first")
    void rowsOfALaunchAreOneLook() {
        PatientTrail.Page page = trail.page(question(NORTHGATE, Looking.OSCAR), 0, 100);

        assertEquals(3 * 6, page.looks());
        assertEquals(3, page.rows().stream().filter(look -> look.size() > 1).count());
        List<TrailEntry> latest =
                page.rows().stream().filter(look -> look.size() > 1).findFirst().orElseThrow();
        assertEquals("launch-accepted", latest.getFirst().event().name());
        assertEquals("signed-out", latest.getLast().event().name());
    }

    @Test
    void whatComesWhilePagesAreTurnedMovesNothing() {
        TrailQuestion question = question(NORTHGATE, Looking.OSCAR);
        List<Long> before = of(question);
        looking.everything(Looking.OSCAR, "northgate");

        assertEquals(before, of(question));
        assertEquals(
                List.of(),
                of(new TrailQuestion(
                        List.of(Looking.OSCAR), NORTHGATE, question.until().plusSeconds(60), trail.now())));
    }

    @Test
    @DisplayName("numbers that sources give as the same patient's are found, whichever of them is asked for")
    void findsFormerNumbersFromEitherSide() {
        NhsNumber before = new NhsNumber("9990000034");
        NhsNumber longBefore = new NhsNumber("9990000042");
        looking.opens(before, "southfield", Set.of(before, longBefore));
        looking.opens(Looking.IVY, "northgate", Set.of(Looking.IVY, before));

        for (NhsNumber asked : List.of(Looking.IVY, before, longBefore)) {
            List<NhsNumber> numbers = trail.numbers(asked);
            assertEquals(asked, numbers.getFirst());
            assertEquals(Set.of(Looking.IVY, before, longBefore), Set.copyOf(numbers));
        }
        assertEquals(List.of(Looking.OSCAR), trail.numbers(Looking.OSCAR));
        assertEquals(
                sequences("nhs_number IN ('9990000018', '9990000034', '9990000042')"),
                of(new TrailQuestion(
                        trail.numbers(Looking.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now())));
    }

    private TrailQuestion question(WhoseUsers whose, NhsNumber patient) {
        return new TrailQuestion(List.of(patient), whose, TrailQuestion.EVER, trail.now());
    }

    private List<Long> of(TrailQuestion question) {
        return trail.before(question, question.until(), 0, 1_000).stream()
                .map(TrailEntry::sequence)
                .sorted()
                .toList();
    }

    private List<Long> sequences(String where) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT sequence FROM audit_entry WHERE " + where + " ORDER BY sequence")
                        .mapTo(Long.class)
                        .list());
    }
}
