package org.sightline.report;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.context.LaunchContext;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** A user with a record open in a browser, who reports a problem with it. */
final class Reporting {

    private static final Pattern HIDDEN = Pattern.compile("name=\"(token|form)\" value=\"([^\"]*)\"");

    /** UTF-8, and no word about it. */
    private static final RestAssuredConfig AS_BROWSERS_DO = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    final ViewerSessions.Opened opened;
    private final Map<String, String> form = new LinkedHashMap<>();

    Reporting(ViewerSessions sessions) {
        this(sessions, Launches.ritaOpensIvy());
    }

    Reporting(ViewerSessions sessions, LaunchContext launch) {
        opened = sessions.open(Launches.newId(), launch);
        Matcher hidden = HIDDEN.matcher(page("summary").asString());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.putAll(Map.of(
                "tab", "summary", "feed", "greenfield", "kind", "missing", "words", "The latex allergy is missing."));
    }

    String address() {
        return "/record/" + opened.session().launchId() + "/report";
    }

    Response page(String tab) {
        return asked().queryParam("tab", tab).get(address());
    }

    Reporting with(String field, String value) {
        form.put(field, value);
        return this;
    }

    Response send() {
        return asked().header("Sec-Fetch-Site", "same-origin")
                .config(AS_BROWSERS_DO)
                .contentType("application/x-www-form-urlencoded")
                .body(encoded())
                .redirects()
                .follow(false)
                .post(address());
    }

    /** The form as it would be posted from somewhere else. */
    Response sendFrom(String origin) {
        return asked().header("Origin", origin).formParams(form).post(address());
    }

    private String encoded() {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    RequestSpecification asked() {
        return given().cookie("__Secure-sightline", opened.secret());
    }

    /** Every report of this launch, without the columns that are NULL and those that only the database knows. */
    List<Map<String, Object>> kept(TestDatabase database) {
        return rows(database, "SELECT * FROM problem_report WHERE launch_id = :launchId ORDER BY sequence");
    }

    /** What the audit trail says of this launch's reports. */
    List<Map<String, Object>> audited(TestDatabase database) {
        return rows(database, """
                SELECT event, outcome, tab, reports, user_name, nhs_number FROM audit_entry
                WHERE launch_id = :launchId ORDER BY audit_entry.sequence
                """);
    }

    private List<Map<String, Object>> rows(TestDatabase database, String sql) {
        return database.asApplication()
                .withHandle(h -> h.createQuery(sql)
                        .bind("launchId", opened.session().launchId().value())
                        .map((columns, _) -> {
                            Map<String, Object> row = new TreeMap<>();
                            for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
                                if (columns.getObject(i) != null) {
                                    row.put(columns.getMetaData().getColumnName(i), columns.getString(i));
                                }
                            }
                            List.of("sequence", "reported_at", "launch_id").forEach(row::remove);
                            return row;
                        })
                        .list());
    }
}
