package org.sightline.doctor;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.launch.token.LaunchFolderProfile;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.MachineCommand;

/** What the registration page offers to copy is run as it stands and opens launches. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class SnippetsTest {

    private static final Pattern ACTION = Pattern.compile("<form action=\"([^\"]+)\" method=\"post\"");
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"");

    @Inject
    Snippets snippets;

    @Inject
    LaunchConfigSource config;

    @TempDir
    Path folder;

    private Map<String, String> code;

    @BeforeEach
    void fillIn() {
        LaunchRegistration registration = config.current().byId("northgate").orElseThrow();
        code = snippets
                .of(
                        registration,
                        registration.token().orElseThrow(),
                        LaunchFolderProfile.KEY_ID,
                        LaunchFolderProfile.PUBLIC_URL + "/launch")
                .stream()
                .collect(Collectors.toMap(Snippet::id, Snippet::code));
    }

    @Test
    void nothingIsLeftToFillInButWhatOnlyTheOrganisationKnows() {
        code.forEach((id, text) -> assertFalse(text.contains("${"), id));
    }

    @Test
    void theFormOpensARecordWithTheTokenThatTheJavaMakes() throws Exception {
        Matcher action = ACTION.matcher(code.get("form.html"));
        Matcher field = FIELD.matcher(code.get("form.html"));
        assertTrue(action.find() && field.find());
        String location = given().redirects()
                .follow(false)
                .header("Origin", LaunchFolderProfile.ORIGIN)
                .formParam(field.group(1), java())
                .when()
                .post(URI.create(action.group(1)).getPath())
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertTrue(location.contains("/record/"), location);
    }

    @Test
    void theCurlCommandPushesALaunch() throws Exception {
        String command =
                code.get("pushed.sh").replace(LaunchFolderProfile.PUBLIC_URL, "http://localhost:" + RestAssured.port);
        String answer = run(Map.of("LAUNCH_TOKEN", java()), "sh", "-c", command);
        assertTrue(answer.contains("\"launch_url\":\"" + LaunchFolderProfile.PUBLIC_URL + "/launch/pushed/"), answer);
    }

    @Test
    void theNodeMakesATokenThatIsAccepted() throws Exception {
        Path program = Files.writeString(folder.resolve("launch_token.mjs"), code.get("launch_token.mjs"));
        Path key = Files.writeString(folder.resolve("launch-key.pem"), LaunchFolderProfile.pem());
        assertAccepted(run(Map.of(), "node", program.toString(), key.toString()).strip());
    }

    @Test
    void theOtherLanguagesNameEveryClaimAndValueThatTheJavaDoes() throws Exception {
        Set<String> words = new TreeSet<>();
        SignedJWT token = SignedJWT.parse(java());
        collect(token.getPayload().toJSONObject(), words);
        words.removeAll(
                Set.of("iss", "aud", "iat", "exp", token.getJWTClaimsSet().getJWTID()));
        assertTrue(words.containsAll(Set.of("patient", "birthDate", "purpose_of_use", "TREAT")), words.toString());
        for (String file : List.of("launch_token.py", "LaunchToken.cs")) {
            for (String word : words) {
                assertTrue(code.get(file).contains("\"" + word + "\""), file + " lacks " + word);
            }
            for (String header : List.of(LaunchFolderProfile.KEY_ID, "launch+jwt", "ES256")) {
                assertTrue(code.get(file).contains("\"" + header + "\""), file + " lacks " + header);
            }
        }
        for (String property : List.of("Issuer = ", "Audience = ", "IssuedAt = ", "Expires = ")) {
            assertTrue(code.get("LaunchToken.cs").contains(property), property);
        }
    }

    private static void assertAccepted(String token) {
        assertEquals(
                303,
                given().redirects()
                        .follow(false)
                        .header("Origin", LaunchFolderProfile.ORIGIN)
                        .formParam("token", token)
                        .when()
                        .post("/launch")
                        .statusCode());
    }

    /** Compiles the Java as it is offered, runs it and gives its token. */
    private String java() throws Exception {
        Path source = Files.writeString(folder.resolve("LaunchToken.java"), code.get("LaunchToken.java"));
        URL nimbus = JWSHeader.class.getProtectionDomain().getCodeSource().getLocation();
        int outcome = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-classpath", Path.of(nimbus.toURI()).toString(), source.toString());
        assertEquals(0, outcome, "it compiles");
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL(), nimbus}, ClassLoader.getPlatformClassLoader())) {
            Method sign = classes.loadClass("LaunchToken").getDeclaredMethod("sign", String.class);
            sign.setAccessible(true);
            return (String) sign.invoke(null, LaunchFolderProfile.pem());
        }
    }

    private static void collect(Object value, Set<String> words) {
        switch (value) {
            case Map<?, ?> members ->
                members.forEach((name, member) -> {
                    words.add((String) name);
                    collect(member, words);
                });
            case Collection<?> items -> items.forEach(item -> collect(item, words));
            case String text -> words.add(text);
            default -> {}
        }
    }

    private String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        return MachineCommand.said(folder, environment, command);
    }
}
