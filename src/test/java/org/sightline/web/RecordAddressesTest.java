package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseResource;

/** What holds for every address under {@code /record}, whoever adds one. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class RecordAddressesTest {

    private static final String CLOSED = "/closed";

    private record Address(String method, String path) {

        Response asked(String by) {
            return given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "same-origin")
                    .contentType(by.equals("POST") ? "application/x-www-form-urlencoded" : "text/plain")
                    .request(Method.valueOf(by), path);
        }
    }

    @Test
    @DisplayName("A01 no address of a record answers HEAD, which would be an opening that nobody sees")
    void everyAddressRefusesHead() {
        for (Address address : addresses()) {
            Response refused = address.asked("HEAD");
            assertEquals(405, refused.statusCode(), address.toString());
            assertEquals("GET", refused.header("Allow"), address.toString());
        }
    }

    @Test
    @DisplayName("J21 every address of a record but its end asks who visits it")
    void everyAddressNeedsAVisit() {
        for (Address address : addresses()) {
            int expected = address.path().endsWith(CLOSED) ? 200 : 404;
            assertEquals(expected, address.asked(address.method()).statusCode(), address.toString());
        }
    }

    private static List<Address> addresses() {
        List<Address> found = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.sightline").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .filter(type ->
                                type.getAnnotationOfType(Path.class).value().startsWith("/record"))
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> method.getAnnotations().stream()
                                .map(annotation -> annotation.getRawType())
                                .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                                .map(annotation -> new Address(
                                        annotation
                                                .getAnnotationOfType(HttpMethod.class)
                                                .value(),
                                        path(
                                                method.getOwner()
                                                        .getAnnotationOfType(Path.class)
                                                        .value(),
                                                method.isAnnotatedWith(Path.class)
                                                        ? method.getAnnotationOfType(Path.class)
                                                                .value()
                                                        : ""))))
                        .toList();
        assertTrue(found.size() >= 12, found.toString());
        assertTrue(
                Stream.of("/print", "/stream/summary", "/report", CLOSED, "/download")
                        .allMatch(
                                end -> found.stream().anyMatch(one -> one.path().endsWith(end))),
                found.toString());
        return found;
    }

    private static String path(String type, String method) {
        return (type + method).replace("{launchId}", "AAAAAAAAAAAAAAAAAAAAAA").replaceAll("\\{[a-z]+}", "summary");
    }
}
