package org.sightline.audit.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.S3Bucket;

/** A bucket of an object store: an object for each checkpoint, in a folder for each node and day, none written twice. */
final class CheckpointBucket implements CheckpointPlace {

    private final S3Bucket bucket;
    private final String node;
    private final @Nullable Period retained;
    private final InstantSource clock;

    /** @param retainedOrNull how long the store may not let go of it; null for the bucket's own rule */
    CheckpointBucket(S3Bucket bucket, String node, @Nullable Period retainedOrNull, InstantSource clock) {
        this.bucket = bucket;
        this.node = node.replaceAll("[^A-Za-z0-9._-]", "_");
        this.retained = retainedOrNull;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public void keep(String line) throws IOException {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant until = retained == null
                ? null
                : now.atOffset(ZoneOffset.UTC).plus(retained).toInstant();
        bucket.put(
                "%s/%s/%013d.json".formatted(node, day, now.toEpochMilli()),
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                until);
    }
}
