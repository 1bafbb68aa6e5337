package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.outgoing.S3Bucket;
import org.sightline.outgoing.S3Settings;
import org.sightline.outgoing.Secrets;
import org.sightline.testing.ObjectStore;

/** Whoever verifies a trail reads its checkpoints out of an object store. */
class BucketReadingTest {

    private final SealedTrail trail = new SealedTrail();
    private final ObjectStore store = ObjectStore.shared();

    @TempDir
    private Path folder;

    private AuditAtTerminal audit;

    @BeforeEach
    void open() {
        audit = new AuditAtTerminal(trail, folder);
    }

    @Test
    @DisplayName("A05: a tail that was cut together with its seals is found by a checkpoint in an object store")
    void aCutTailIsFound() throws Exception {
        audit.threeSeals();
        audit.checkpoint();
        store.bucket("verified");
        keep("verified");
        assertEquals(0, audit.verify(environment("verified"), "--checkpoints", "s3:"), audit.said());
        assertTrue(audit.said().contains("1 checkpoints agree"), audit.said());

        trail.asSuperuser("DELETE FROM audit_seal WHERE number > 3");
        trail.asSuperuser("DELETE FROM audit_entry WHERE sequence > 6");
        assertEquals(1, audit.verify(environment("verified"), "--checkpoints", "s3:node-a/"));
        assertTrue(
                audit.first().matches(".*the trail ends with seal 3 of .*, and a checkpoint has seal 4 .*"),
                audit.said());
        assertEquals(0, audit.verify(environment("verified"), "--checkpoints", "s3:node-b/"), audit.said());
        Path downloaded = Files.createDirectories(folder.resolve("downloaded/node-a"));
        Files.move(folder.resolve("checkpoints"), downloaded.resolve("2026-11-30"));
        assertEquals(1, audit.verify("--checkpoints", downloaded.getParent().toString()), audit.said());
    }

    @Test
    void whatCannotBeReadIsNotVerified() throws Exception {
        audit.threeSeals();
        assertEquals(2, audit.verify(environment("nothing-here"), "--checkpoints", "s3:"));
        assertTrue(audit.said().contains("status 404 NoSuchBucket"), audit.said());
        assertEquals(2, audit.verify("--checkpoints", "s3:"));
        assertTrue(audit.said().contains("sightline.audit.checkpoint.s3.endpoint has to be https"), audit.said());
    }

    /** What {@link AuditAtTerminal#checkpoint} kept. */
    private void keep(String name) throws IOException {
        try (S3Bucket bucket = new S3Bucket(store.settings(name), new Secrets(secret -> Optional.of(secret)), asked -> {
                    throw new IOException("no TLS configuration " + asked);
                });
                Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            for (Path file : files.toList()) {
                bucket.put("node-a/2026-11-30/" + file.getFileName() + ".json", Files.readAllBytes(file), null);
            }
        }
    }

    private Map<String, String> environment(String bucket) {
        S3Settings settings = store.settings(bucket);
        Map<String, String> environment = new HashMap<>(audit.environment());
        environment.put("SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true");
        environment.put("STORE", "secret");
        List.of(
                        List.of("ENDPOINT", settings.endpoint().toString()),
                        List.of("BUCKET", settings.bucket()),
                        List.of("PREFIX", settings.prefix()),
                        List.of("ACCESS_KEY_ID", "env:STORE"),
                        List.of("SECRET_ACCESS_KEY", "env:STORE"))
                .forEach(one -> environment.put("SIGHTLINE_AUDIT_CHECKPOINT_S3_" + one.getFirst(), one.getLast()));
        return environment;
    }
}
