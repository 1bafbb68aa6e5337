package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
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
    void everyAddressRefusesHead() throws IOException {
        for (Address address : addresses()) {
            Response refused = address.asked("HEAD");
            assertEquals(405, refused.statusCode(), address.toString());
            assertEquals("GET", refused.header("Allow"), address.toString());
        }
    }

    @Test
    @DisplayName("J21 every address of a record but its end asks who visits it")
    void everyAddressNeedsAVisit() throws IOException {
        for (Address address : addresses()) {
            int expected = address.path().endsWith(CLOSED) ? 200 : 404;
            assertEquals(expected, address.asked(address.method()).statusCode(), address.toString());
        }
    }

    private static List<Address> addresses() throws IOException {
        Index index = index();
        List<Address> found = index.getAnnotations(DotName.createSimple(Path.class)).stream()
                .filter(at -> at.target().kind() == AnnotationTarget.Kind.CLASS)
                .filter(at -> at.value().asString().startsWith("/record"))
                .flatMap(at -> at.target().asClass().methods().stream()
                        .flatMap(method -> addresses(at.value().asString(), method)))
                .toList();
        assertTrue(found.size() >= 12, found.toString());
        assertTrue(
                Stream.of("/print", "/stream/summary", "/report", CLOSED, "/download")
                        .allMatch(
                                end -> found.stream().anyMatch(one -> one.path().endsWith(end))),
                found.toString());
        return found;
    }

    private static Stream<Address> addresses(String type, MethodInfo method) {
        AnnotationInstance below = method.annotation(DotName.createSimple(Path.class));
        String path = type + (below == null ? "" : below.value().asString());
        return method.annotations().stream()
                .map(RecordAddressesTest::httpMethod)
                .filter(asked -> !asked.isEmpty())
                .map(asked -> new Address(
                        asked,
                        path.replace("{launchId}", "AAAAAAAAAAAAAAAAAAAAAA").replaceAll("\\{[a-z]+}", "summary")));
    }

    /** Empty for an annotation that says something else. */
    private static String httpMethod(AnnotationInstance annotation) {
        try {
            HttpMethod method = Class.forName(annotation.name().toString()).getAnnotation(HttpMethod.class);
            return method == null ? "" : method.value();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Every class that is not a test's. */
    private static Index index() throws IOException {
        Indexer indexer = new Indexer();
        try (Stream<java.nio.file.Path> files =
                Files.walk(java.nio.file.Path.of(System.getProperty("sightline.target"), "classes"))) {
            for (java.nio.file.Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                try (InputStream octets = Files.newInputStream(file)) {
                    indexer.index(octets);
                }
            }
        }
        return indexer.complete();
    }
}
