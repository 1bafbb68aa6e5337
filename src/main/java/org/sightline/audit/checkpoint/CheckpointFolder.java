package org.sightline.audit.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A file for each node and month, to which lines are only added. */
final class CheckpointFolder implements CheckpointPlace {

    private final Path folder;
    private final String node;
    private final InstantSource clock;

    CheckpointFolder(Path folder, String node, InstantSource clock) {
        this.folder = folder;
        this.node = node.replaceAll("[^A-Za-z0-9._-]", "_");
        this.clock = clock;
    }

    @Override
    public String name() {
        return "folder";
    }

    /** On disk when it returns. */
    @Override
    public void keep(String line) throws IOException {
        Files.createDirectories(folder);
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        try (FileChannel file = FileChannel.open(
                folder.resolve(node + "-" + month + ".jsonl"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer octets = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (octets.hasRemaining()) {
                file.write(octets);
            }
            file.force(true);
        }
    }
}
