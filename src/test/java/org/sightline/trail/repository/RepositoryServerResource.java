package org.sightline.trail.repository;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sightline.audit.seal.SealKeyFiles;

/** A viewer that sends its trail on, to a server in a field of type {@link RepositoryServer}. */
public final class RepositoryServerResource implements QuarkusTestResourceLifecycleManager {

    private RepositoryServer server;

    @Override
    public Map<String, String> start() {
        server = new RepositoryServer();
        return Map.of(
                "sightline.audit.seal.key", keys(),
                "sightline.audit.repository.fhir", server.base().toString(),
                "sightline.allow-loopback-http", "true");
    }

    /** What is not sealed is not sent on. */
    private static String keys() {
        try {
            Path file = Files.createTempDirectory("seal-keys").resolve("keys.json");
            SealKeyFiles.write(file);
            return "file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(RepositoryServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}
