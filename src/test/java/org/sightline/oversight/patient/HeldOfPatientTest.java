package org.sightline.oversight.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.NhsNumber;
import org.sightline.oversight.Kept;
import org.sightline.oversight.patient.HeldItem.Part;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.session.LaunchContextJson;
import org.sightline.testing.TestDatabase;
import org.sightline.trail.EntryWords;
import org.sightline.trail.Looking;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

/** The copy of what is held of a patient, from each table to the files. */
class HeldOfPatientTest {

    private static final LaunchConfig CONFIG =
            new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "c-1");

    /** Of the tables that name patients those that are no part of the copy, and why. */
    private static final Set<String> NOT_IN_THE_COPY = Set.of("audit_entry" /* read by itself, entry by entry */);

    private final TestDatabase database = TestDatabase.migrated();
    private final HeldOfPatient held = new HeldOfPatient(database.database(), () -> CONFIG);

    @BeforeEach
    void keepSomeOfEach() {
        Kept.report(database, "northgate", "AAA-AAA-AA3", "=wrong dose");
        Kept.report(database, "southfield", "AAA-AAA-AA4", "missing letter");
        for (NhsNumber patient : List.of(Looking.IVY, Looking.OSCAR)) {
            keep(patient.digits());
            session(patient, "northgate");
            session(patient, "southfield");
        }
    }

    @Test
    void saysForWhomUsersActed() {
        database.asOwner().useHandle(handle -> {
            handle.execute("UPDATE problem_report SET acting_for = 'Dr Priya Nair (urn:gmc 1)'");
            handle.execute("UPDATE override_entry SET acting_for = 'Dr Priya Nair (urn:gmc 1)'");
            handle.execute("UPDATE viewer_session SET launch = jsonb_set(launch, '{actingFor}',"
                    + " '{\"identifier\": {\"system\": \"urn:gmc\", \"value\": \"1\"}, \"name\": \"Dr Priya Nair\"}')");
        });
        List<HeldItem> ivy = held.of(List.of(Looking.IVY), new WhoseUsers.OfEverybody());

        Set<Part> byUsers = Set.of(Part.REPORT, Part.OVERRIDE, Part.SESSION);
        ivy.stream()
                .filter(item -> byUsers.contains(item.part()))
                .forEach(item -> assertTrue(item.who().contains(", acting for Dr Priya Nair"), item.toString()));
        assertTrue(ivy.stream().map(HeldItem::part).collect(Collectors.toSet()).containsAll(byUsers));
    }

    @Test
    @DisplayName("all of a patient is in the copy, from each table, and nothing of anybody else")
    void holdsAllOfThePatientAndNothingOfOthers() {
        List<HeldItem> ivy = held.of(List.of(Looking.IVY), new WhoseUsers.OfEverybody());

        assertEquals(
                List.of(
                        Part.REPORT,
                        Part.REPORT,
                        Part.OBJECTION,
                        Part.REQUEST,
                        Part.OVERRIDE,
                        Part.RELATIONSHIP,
                        Part.ALERT,
                        Part.SESSION,
                        Part.SESSION),
                ivy.stream().map(HeldItem::part).toList());
        assertEquals(
                Set.of(Part.OBJECTION, Part.REQUEST, Part.OVERRIDE, Part.RELATIONSHIP, Part.ALERT, Part.SESSION),
                parts(Looking.OSCAR));
        assertFalse(ivy.stream().anyMatch(item -> item.words().contains(Looking.OSCAR.digits())), ivy.toString());
        HeldItem objection = ivy.get(2);
        assertEquals("An objection to parts of the record: gone-feed", objection.what());
        assertTrue(
                objection.words().contains("By letter; received on 2026-01-02; from the patient"), objection.words());
        assertTrue(
                ivy.get(4).words().contains("Breach of confidentiality, no reason to"),
                ivy.get(4).words());
        assertEquals("Referred to us", ivy.get(5).words());
    }

    @Test
    @DisplayName(
            "A13: an organisation's officer copies what is of its own users, and objections, which are everybody's")
    void anOrganisationsOfficerCopiesItsUsersOnly() {
        List<HeldItem> own = held.of(List.of(Looking.IVY), new WhoseUsers.OfOrganisation("southfield"));

        assertEquals(
                List.of(Part.REPORT, Part.OBJECTION, Part.REQUEST, Part.SESSION),
                own.stream().map(HeldItem::part).toList());
        assertEquals("missing letter; To be reached: -2231", own.getFirst().words());
    }

    @Test
    @DisplayName("whatever table names patients is in the copy, or it is said here why not")
    void everyTableThatNamesPatientsIsInTheCopy() {
        Set<String> tables = database.asOwner()
                .withHandle(
                        h -> Set.copyOf(h.createQuery("""
                                SELECT table_name FROM information_schema.columns
                                WHERE column_name = 'nhs_number' AND table_schema = current_schema()
                                  AND table_name !~ '^audit_entry_[0-9]'
                                """).mapTo(String.class).list()));

        Set<String> known = Set.of(
                "problem_report",
                "objection_entry",
                "objection_request",
                "override_entry",
                "relationship_entry",
                "alert_case");
        assertEquals(
                Set.of(),
                tables.stream()
                        .filter(table -> !known.contains(table) && !NOT_IN_THE_COPY.contains(table))
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("A12 C07: both files hold all of it and every entry, say who holds the record, and run nothing")
    void theFilesHoldAllOfIt() throws IOException {
        new Looking(database.database()).everything(Looking.IVY, "northgate");
        PatientTrail trail = new PatientTrail(database.database());
        TrailQuestion question =
                new TrailQuestion(List.of(Looking.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now());
        SubjectCopy.Copy copy = new SubjectCopy.Copy(
                question, held.of(question.numbers(), question.whose()), 0, List.of("Riverside Practice"));
        LooksCsv.Further further = (at, sequence) -> trail.before(question, at, sequence, 3);
        SubjectCopyFile files = new SubjectCopyFile(new EntryWords(List::of, () -> CONFIG));
        long entries = trail.page(question, 0, 1).entries();

        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        files.csv(csv, copy, further);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        files.json(json, copy, further);

        String lines = csv.toString(StandardCharsets.UTF_8);
        assertEquals(1 + copy.held().size() + entries + 1, lines.lines().count());
        assertTrue(lines.contains("\"'=wrong dose; To be reached: -2231\""), lines);
        assertTrue(lines.contains("Riverside Practice"), lines);
        JsonNode whole = new ObjectMapper().readTree(json.toByteArray());
        assertEquals(copy.held().size(), whole.path("held").size());
        assertEquals(entries, whole.path("entries").size());
        assertEquals("Riverside Practice", whole.path("heldBy").path(0).asText());
        assertEquals(SubjectCopyFile.NOT_HELD, whole.path("notHeld").asText());
    }

    private Set<Part> parts(NhsNumber patient) {
        return held.of(List.of(patient), new WhoseUsers.OfEverybody()).stream()
                .map(HeldItem::part)
                .collect(Collectors.toSet());
    }

    private void keep(String number) {
        database.asOwner().useHandle(h -> h.execute("""
                INSERT INTO objection_entry (nhs_number, change, received_on, how_received, on_behalf, representative,
                    evidence, form_id, line, registration, organisation_name, officer_issuer, officer_subject,
                    officer_name, feeds)
                VALUES ('%1$s', 'objected', '2026-01-02', 'letter', 'patient', '', 'Box 4', left('%1$sAAAAAAAAAAAAAA', 22), 0,
                    'northgate', 'Northgate Hospital', 'i', 's', 'Imogen Fairley', '{gone-feed}');
                INSERT INTO objection_request (nhs_number, change, received_on, how_received, on_behalf, representative,
                    evidence, registration, token_issuer, token_id)
                VALUES ('%1$s', 'reversed', '2026-01-03', 'online-form', 'patient', '', 'form 1', 'northgate', 'i', '%1$s');
                INSERT INTO override_entry (reference, launch_id, form_id, nhs_number, registration, organisation_name,
                    user_issuer, user_subject, user_name, user_role_name, reason_code, reason_words, words)
                VALUES ('AAA-AA' || right('%1$s', 1) || '-AAA', 'l', left('%1$sAAAAAAAAAAAAAA', 22), '%1$s', 'northgate',
                    'Northgate Hospital', 'i', 's', 'Rita Okafor', 'Nurse', 'emergency', 'An emergency',
                    'She lay unconscious in the hall.');
                INSERT INTO override_review (reference, outcome, review_words, officer_issuer, officer_subject, officer_name)
                VALUES ('AAA-AA' || right('%1$s', 1) || '-AAA', 'breach', 'no reason to', 'i', 's', 'Tobias Wren');
                INSERT INTO relationship_entry (reference, launch_id, reason_code, reason_words, nhs_number, registration,
                    organisation_name, user_issuer, user_subject, user_name, user_role_name)
                VALUES ('AAA-AB' || right('%1$s', 1) || '-AAA', '%1$s', 'referred', 'Referred to us', '%1$s', 'northgate',
                    'Northgate Hospital', 'i', 's', 'Rita Okafor', 'Nurse');
                INSERT INTO alert_case (reference, rule, kind, registration, subject, round, day, user_name, user_role_name,
                    nhs_number, summary, four_eyes)
                VALUES ('AAA-AA' || right('%1$s', 1) || '-AAA', 'r', 'k', 'northgate', '%1$s', 1, '2026-01-02',
                    'Rita Okafor', 'Nurse', '%1$s', 'The same surname', false);
                INSERT INTO alert_verdict (reference, outcome, words, officer_issuer, officer_subject, officer_name, closes)
                VALUES ('AAA-AA' || right('%1$s', 1) || '-AAA', 'justified', 'on duty', 'i', 's', 'Tobias Wren', true);
                """.formatted(number)));
    }

    private void session(NhsNumber patient, String registration) {
        database.asApplication()
                .useHandle(h -> h.createUpdate("""
                        INSERT INTO viewer_session (launch_id, secret_hash, launch, opened_at, last_seen_at)
                        VALUES (:id, decode(repeat('00', 32), 'hex'), :launch::jsonb, now(), now())
                        """)
                        .bind("id", patient.digits() + registration)
                        .bind("launch", LaunchContextJson.write(Looking.launch(patient, registration)))
                        .execute());
    }
}
