package org.sightline.audit.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.outgoing.EnvironmentSslContexts;
import org.sightline.outgoing.S3Bucket;
import org.sightline.outgoing.S3Settings;
import org.sightline.outgoing.Secrets;
import org.sightline.terminal.Terminal;

/** Reads checkpoints out of the bucket that the environment names, as the viewer's settings do. */
final class BucketReading {

    private static final int AT_ONCE = 16;

    private BucketReading() {}

    /**
     * @param below the beginning of the objects' names, after the prefix
     * @throws IOException if the settings, the store or an object cannot be used
     */
    static void read(Terminal terminal, String below, Checkpoints into) throws IOException {
        Map<String, String> environment = terminal.environment();
        Secrets secrets = new Secrets(name -> Optional.ofNullable(environment.get(name)));
        try (S3Bucket bucket = new S3Bucket(settings(terminal), secrets, new EnvironmentSslContexts(environment));
                ExecutorService some =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<byte[]>> objects = new ArrayList<>();
            bucket.names(below).forEach(name -> objects.add(some.submit(() -> bucket.get(name))));
            for (Future<byte[]> object : objects) {
                into.read(new BufferedReader(new StringReader(new String(object.get(), StandardCharsets.UTF_8))));
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static S3Settings settings(Terminal terminal) throws IOException {
        try {
            return S3Settings.ofEnvironment(
                    name -> Optional.ofNullable(terminal.environment().get(name)), terminal.allowsLoopbackHttp());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
