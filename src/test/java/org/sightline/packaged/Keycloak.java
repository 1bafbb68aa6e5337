package org.sightline.packaged;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A real Keycloak with the realm of {@code docs/keycloak/}, a test's users added, in memory and gone afterwards. */
final class Keycloak implements AutoCloseable {

    static final String SECRET = UUID.randomUUID().toString();

    /** Short, so that a test meets a token that has to be renewed. */
    static final int TOKEN_SECONDS = 3;

    /** The first start of a distribution builds it, which takes minutes on a busy machine. */
    private static final int START_SECONDS = 600;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path imported;
    private final Path log;
    private final int port;
    private final String realm = "sightline-" + UUID.randomUUID();

    /**
     * @param home an unpacked distribution
     * @param redirectUri where the viewer of this test is sent back to
     */
    Keycloak(Path home, Path folder, String redirectUri) throws IOException {
        this(home, folder, redirectUri, _ -> {});
    }

    /** @param more what a test adds to the realm */
    Keycloak(Path home, Path folder, String redirectUri, Consumer<ObjectNode> more) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        log = folder.resolve("keycloak.log");
        imported = Files.createDirectories(home.resolve("data/import")).resolve(realm + ".json");
        ObjectNode file = realm(redirectUri);
        more.accept(file);
        Files.writeString(imported, JSON.writeValueAsString(file));
        ProcessBuilder start = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        start.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        process = start.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/" + realm;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() throws IOException, InterruptedException {
        HttpRequest discovery = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < START_SECONDS; i++) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(Files.readString(log));
                }
                try {
                    if (http.send(discovery, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
                Thread.sleep(1_000);
            }
        }
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
    }

    private ObjectNode realm(String redirectUri) throws IOException {
        ObjectNode file = (ObjectNode)
                JSON.readTree(Path.of("docs/keycloak/sightline-realm.json").toFile());
        file.put("realm", realm).put("accessTokenLifespan", TOKEN_SECONDS);
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
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(imported);
        }
    }
}
