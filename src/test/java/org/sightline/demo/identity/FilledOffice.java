package org.sightline.demo.identity;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Every table that the office lists, with rows of one organisation that differ in what a page shows of them. */
final class FilledOffice {

    private static final String EMPTIED = """
            TRUNCATE relationship_entry, override_entry, override_review, outbox_message, alert_case, alert_evidence,
                alert_verdict, problem_report, report_step, objection_request, objection_answer, objection_emergency,
                objection_emergency_end
            """;

    private static final String NUMBERED =
            "translate(regexp_replace(lpad(n::text, 9, '0'), '(...)(...)(...)', '\\1-\\2-\\3'), '0123456789', '34679ACDEF')";

    private static final List<String> FILL = List.of("""
            INSERT INTO relationship_entry (reference, launch_id, reason_code, reason_words, nhs_number, registration,
                organisation_name, user_issuer, user_subject, user_name, user_role_name)
            SELECT %s, 'l' || n, 'referred', 'Referred', '9990000018', 'northgate-hospital', 'N', 'i', 's', 'Rita', 'Nurse'""", """
            INSERT INTO override_entry (reference, ends_at, launch_id, form_id, nhs_number, registration,
                organisation_name, user_issuer, user_subject, user_name, user_role_name, reason_code, reason_words, words)
            SELECT %s, now(), 'l' || n, lpad('f' || n, 22, '-'), '9990000018', 'northgate-hospital', 'N', 'i', 's', 'Rita',
                'Nurse', 'best-interests', 'Best interests', 'Unconscious, by ambulance.'""", """
            INSERT INTO outbox_message (recipient, occasion, registration, reference, details, sent_at)
            SELECT 'desk', 'override', 'northgate-hospital', %s, '{}', now()""", """
            INSERT INTO alert_case (reference, rule, kind, registration, subject, round, day, summary, four_eyes)
            SELECT %s, 'own-record', 'own-record', 'northgate-hospital', 's' || n, 1, DATE '2026-11-30', 'Theirs.', false""", """
            INSERT INTO problem_report (reference, reported_at, launch_id, form_id, registration, organisation_ods,
                organisation_name, kind, words, contact, user_issuer, user_subject, user_name, user_role_code,
                user_role_name, configuration_version, application_version)
            SELECT %s, now(), 'l' || n, 'AAAAAAAAAAAAAAAAAAAAAA', 'northgate-hospital', 'RNG01', 'N', 'idea', 'Words', NULL,
                'i', 's', 'Rita', 'R8001', 'Nurse', 'c', '0'""", """
            INSERT INTO objection_request (nhs_number, change, received_on, how_received, on_behalf, representative,
                evidence, registration, token_issuer, token_id)
            SELECT '9990000018', 'objected', DATE '2026-11-30', 'online-form', 'patient', '', 'form ' || n,
                'northgate-hospital', 'i', 't' || n""", """
            INSERT INTO objection_emergency (
                ends_at, reason, registration, organisation_name, officer_issuer, officer_subject, officer_name)
            SELECT now(), 'Exercise ' || n, 'northgate-hospital', 'N', 'i', 's', 'Imogen'""", """
            INSERT INTO audit_entry (event, outcome, reason, node, configuration_version, application_version,
                registration, refusal_reference, door)
            SELECT 'launch-refused', 'refused', 'EXPIRED', 'n', 'c', 'a', 'northgate-hospital', %s, 'TOKEN'""", """
            INSERT INTO audit_entry (event, outcome, reason, node, configuration_version, application_version,
                registration, refusal_reference, door, proof)
            SELECT 'launch-refused', 'refused', 'KEY_UNKNOWN', 'n', 'c', 'a', 'northgate-hospital', %s, 'TOKEN', 'named'""", """
            INSERT INTO audit_entry (event, outcome, reason, node, configuration_version, application_version,
                registration, ip)
            SELECT 'attempt-refused', 'refused', 'cookie-wrong', 'n', 'c', 'a', 'northgate-hospital', '192.0.2.' || n""");

    private FilledOffice() {}

    /** So many of each, and no others. */
    static void write(Handle owner, int many) {
        owner.execute("DELETE FROM audit_entry WHERE event IN ('launch-refused', 'attempt-refused')");
        owner.execute(EMPTIED);
        FILL.forEach(insert ->
                owner.execute(insert.replace("%s", NUMBERED) + " FROM generate_series(1, " + many + ") AS n"));
    }
}
