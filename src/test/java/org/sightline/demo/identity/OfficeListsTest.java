package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Long lists of the office, page by page: every one of a hundred and twenty, once. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeListsTest {

    private static final String NUMBERED =
            "translate(regexp_replace(lpad(n::text, 9, '0'), '(...)(...)(...)', '\\1-\\2-\\3'), '0123456789', '34679ACDEF')";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;

    @BeforeEach
    void many() {
        database = new TestDatabase(url);
        database.asOwner().useHandle(owner -> {
            owner.execute("TRUNCATE relationship_entry, override_entry, override_review, outbox_message");
            owner.execute("""
                    INSERT INTO relationship_entry (reference, launch_id, reason_code, reason_words, nhs_number, registration,
                        organisation_name, user_issuer, user_subject, user_name, user_role_name)
                    SELECT %s, 'l' || n, 'referred', 'Referred', '9990000018', 'northgate-hospital', 'N', 'i', 's', 'Rita', 'Nurse'
                    FROM generate_series(1, 120) AS n
                    """.formatted(NUMBERED));
            owner.execute("""
                    INSERT INTO override_entry (reference, ends_at, launch_id, form_id, nhs_number, registration,
                        organisation_name, user_issuer, user_subject, user_name, user_role_name, reason_code, reason_words, words)
                    SELECT %s, now(), 'l' || n, lpad('f' || n, 22, '-'), '9990000018', 'northgate-hospital', 'N', 'i', 's', 'Rita',
                        'Nurse', 'best-interests', 'Best interests', 'Unconscious, by ambulance.'
                    FROM generate_series(1, 120) AS n
                    """.formatted(NUMBERED));
            owner.execute("""
                    INSERT INTO outbox_message (recipient, occasion, registration, reference, details, sent_at)
                    SELECT 'desk', 'override', 'northgate-hospital', %s, '{}', now() FROM generate_series(1, 120) AS n
                    """.formatted(NUMBERED));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/office/relationships", "/office/overrides", "/office/messages"})
    @DisplayName("each stands on one page, and each page leads to the next")
    void eachStandsOnOnePage(String list) throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        StringBuilder all = new StringBuilder();
        for (int page = 1; page <= 3; page++) {
            String html = tobias.get(list + "?page=" + page).body();
            assertEquals(page > 1, html.contains("href=\"" + list + "?page=" + (page - 1) + "\">Newer"), html);
            assertEquals(page < 3, html.contains("href=\"" + list + "?page=" + (page + 1) + "\">Older"), html);
            all.append(html);
        }
        long references = Pattern.compile("\\b[3-9ACDEF]{3}-[3-9ACDEF]{3}-[3-9ACDEF]{3}\\b")
                .matcher(all)
                .results()
                .map(match -> match.group())
                .distinct()
                .count();
        assertEquals(120, references);
        assertTrue(tobias.get(list + "?page=x").body().contains("?page=2"));
        assertFalse(OfficeBrowser.signedInAs(DemoOfficer.GARETH, address)
                .get(list)
                .body()
                .contains("?page="));
    }

    @Test
    void openReviewsAreCountedOnAllPages() throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        assertTrue(tobias.get("/office/overrides?page=3").body().contains("120 open reviews"));
    }
}
