package org.sightline.packaged;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.sightline.testing.FreePort;

/** A real Keycloak, in memory, started once for a run: each test class has a realm of its own in it. */
final class Keycloak implements AutoCloseable {

    /** The variable of the environment that names the folder of an unpacked distribution. */
    static final String HOME = "SIGHTLINE_TEST_KEYCLOAK";

    static final String SECRET = UUID.randomUUID().toString();

    /** Short, so that a test meets a token that has to be renewed. */
    static final int TOKEN_SECONDS = 3;

    /** The first start of a distribution builds it, which takes minutes on a busy machine. */
    private static final int START_SECONDS = 600;

    private static final Pattern LOGIN = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String address;

    private Keycloak(Path home) throws IOException, InterruptedException {
        int port = FreePort.any();
        address = "http://127.0.0.1:" + port;
        log = Files.createTempFile("keycloak", ".log");
        ProcessBuilder start = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        start.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        start.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "test");
        start.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET);
        process = start.start();
        awaitReady();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A new realm like that of {@code docs/keycloak/}, a test's users added.
     *
     * @param redirectUri where the viewer of this test is sent back to
     * @param more what a test adds to the realm
     * @return the issuer of its tokens
     */
    String realm(String redirectUri, Consumer<ObjectNode> more) throws IOException, InterruptedException {
        ObjectNode realm = realm(redirectUri);
        more.accept(realm);
        HttpResponse<String> made = http.send(
                HttpRequest.newBuilder(URI.create(address + "/admin/realms"))
                        .header("Authorization", "Bearer " + administrator())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(realm)))
                        .build(),
                BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.statusCode() + " " + made.body() + log());
        }
        return address + "/realms/" + realm.get("realm").asText();
    }

    /** Where the form of its login page posts to, if this is one. */
    static Optional<String> login(HttpResponse<String> page) {
        Matcher form = LOGIN.matcher(page.body());
        return form.find() ? Optional.of(form.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    private String administrator() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=test&password="
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        HttpResponse<String> given = http.send(
                HttpRequest.newBuilder(URI.create(address + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(given.body()).path("access_token").asText();
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest discovery = HttpRequest.newBuilder(
                        URI.create(address + "/realms/master/.well-known/openid-configuration"))
                .build();
        for (int i = 0; i < START_SECONDS * 4 && process.isAlive(); i++) {
            try {
                if (http.send(discovery, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("Keycloak did not start:\n" + log());
    }

    private static ObjectNode realm(String redirectUri) throws IOException {
        ObjectNode file = (ObjectNode)
                JSON.readTree(Path.of("docs/keycloak/sightline-realm.json").toFile());
        file.put("realm", "sightline-" + UUID.randomUUID()).put("accessTokenLifespan", TOKEN_SECONDS);
        ObjectNode client = (ObjectNode) file.withArray("clients").get(0);
        client.put("secret", SECRET).putArray("redirectUris").add(redirectUri);
        ArrayNode users = file.putArray("users");
        user(users, "miriam", "Miriam", "Castell", "RNG01")
                .putArray("realmRoles")
                .add("sightline-administrator");
        user(users, "leo", "Leo", "Marchetti", "RXX99").putArray("realmRoles").add("sightline-administrator");
        user(users, "nora", "Nora", "Blythe", "RNG01");
        return file;
    }

    private static ObjectNode user(ArrayNode users, String name, String first, String last, String organisation) {
        ObjectNode user = users.addObject()
                .put("username", name)
                .put("enabled", true)
                .put("email", name + "@northgate.example")
                .put("emailVerified", true)
                .put("firstName", first)
                .put("lastName", last);
        user.putObject("attributes").putArray("organisation").add(organisation);
        user.putArray("credentials").addObject().put("type", "password").put("value", SECRET);
        return user;
    }

    /** kc.sh starts Java in its place; whatever it started besides ends with it. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        http.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** Gives {@code @BeforeAll} methods the Keycloak of the run; JUnit closes it when the run ends. */
    static final class OfTheRun implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Keycloak.class;
        }

        @Override
        public Keycloak resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Keycloak.class))
                    .computeIfAbsent(Keycloak.class, _ -> started(), Keycloak.class);
        }

        private static Keycloak started() {
            try {
                return new Keycloak(Path.of(System.getenv(HOME)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
