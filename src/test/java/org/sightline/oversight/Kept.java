package org.sightline.oversight;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.sightline.testing.TestDatabase;

/** Reports put into a database as if they had been sent, at a time of the test's choosing. */
public final class Kept {

    private Kept() {}

    /** A report of this kind, at this time. */
    public static void report(
            TestDatabase database,
            String registration,
            String reference,
            String kind,
            @Nullable String tab,
            @Nullable String feed,
            String at) {
        insert(database, registration, reference, kind, tab, feed, at, "Words of " + reference);
    }

    /** A report of something else, just now. */
    public static void report(TestDatabase database, String registration, String reference, String words) {
        insert(
                database,
                registration,
                reference,
                "other",
                "summary",
                null,
                OffsetDateTime.now().toString(),
                words);
    }

    private static void insert(
            TestDatabase database,
            String registration,
            String reference,
            String kind,
            @Nullable String tab,
            @Nullable String feed,
            String at,
            String words) {
        database.asOwner()
                .useHandle(h -> h.createUpdate("""
                        INSERT INTO problem_report (reference, reported_at, launch_id, form_id, registration,
                            organisation_ods, organisation_name, tab, feed, kind, words, contact, user_issuer,
                            user_subject, user_name, user_role_code, user_role_name, nhs_number, configuration_version,
                            application_version)
                        VALUES (:reference, :at, 'launch-' || :reference, 'AAAAAAAAAAAAAAAAAAAAAA', :registration,
                            'RNG01', 'Northgate Hospital', :tab, :feed, :kind, :words, '-2231', 'https://epr.example',
                            'rita.okafor', 'Rita Okafor', 'R8001', 'Nurse',
                            CASE WHEN :kind IN ('feedback', 'idea') THEN NULL ELSE '9990000018' END, 'c-1', '0.1.0')
                        """)
                        .bind("reference", reference)
                        .bind("at", OffsetDateTime.parse(at))
                        .bind("registration", registration)
                        .bind("tab", tab)
                        .bind("feed", feed)
                        .bind("kind", kind)
                        .bind("words", words)
                        .execute());
    }
}
