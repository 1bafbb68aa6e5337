package org.sightline.visit;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap is really in use: what the collector could not free when it last went through the old generation.
 * What is in use at the moment says nothing, as garbage is left there until the room is needed.
 */
final class LiveHeap {

    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final int most;
    private final List<MemoryPoolMXBean> oldGenerations = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
            .toList();

    private final AtomicLong collectedAt = new AtomicLong(System.nanoTime() - LOOK_AGAIN_NANOS);

    /** @param most percent of the old generation */
    LiveHeap(int most) {
        this.most = most;
    }

    /** Whether more is in use than may be. Then it is collected now and then, as it would stay so without anything new. */
    boolean isShort() {
        if (percent() <= most) {
            return false;
        }
        long before = collectedAt.get();
        long now = System.nanoTime();
        if (now - before >= LOOK_AGAIN_NANOS && collectedAt.compareAndSet(before, now)) {
            System.gc();
        }
        return percent() > most;
    }

    int percent() {
        return oldGenerations.stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToInt(LiveHeap::percent)
                .max()
                .orElse(0);
    }

    private static int percent(MemoryUsage usage) {
        return usage == null || usage.getMax() <= 0 ? 0 : (int) (100 * usage.getUsed() / usage.getMax());
    }
}
