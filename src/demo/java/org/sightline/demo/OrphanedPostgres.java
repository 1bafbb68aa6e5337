package org.sightline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server outlives a demo that was killed with -9, and keeps its data folder from being used again. */
final class OrphanedPostgres {

    private OrphanedPostgres() {}

    /**
     * Stops the server that {@code postmaster.pid} names, if it still runs on this data folder. Call it only while
     * holding the folder's lock: then no living demo owns that server.
     */
    static void stop(Path data) throws IOException, DemoNotStartedException {
        Path pidFile = data.resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return;
        }
        long pid = lines.isEmpty() ? 0 : parse(lines.getFirst());
        ProcessHandle orphan = ProcessHandle.of(pid)
                .filter(process -> isPostgresOn(process, data))
                .orElse(null);
        if (orphan != null && !ends(orphan)) {
            throw new DemoNotStartedException(
                    "A database left behind by an earlier demo does not stop: end process " + pid + " and try again.");
        }
        Files.deleteIfExists(pidFile);
    }

    private static long parse(String line) {
        return line.strip().matches("[0-9]{1,9}") ? Long.parseLong(line.strip()) : 0;
    }

    private static boolean isPostgresOn(ProcessHandle process, Path data) {
        return process.info().command().filter(c -> c.endsWith("postgres")).isPresent()
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private static boolean ends(ProcessHandle orphan) {
        orphan.destroy();
        if (waitFor(orphan)) {
            return true;
        }
        orphan.destroyForcibly();
        return waitFor(orphan);
    }

    private static boolean waitFor(ProcessHandle orphan) {
        try {
            orphan.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
