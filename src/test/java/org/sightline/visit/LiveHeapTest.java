package org.sightline.visit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures the heap of the whole JVM")
class LiveHeapTest {

    @Test
    @DisplayName("what the collector cannot free counts, garbage does not, and it is looked again")
    void countsWhatCannotBeFreed() {
        List<byte[]> held = new ArrayList<>();
        System.gc();
        LiveHeap heap = new LiveHeap(100);
        int before = heap.percent();
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        for (long bytes = 0; bytes < quarter; bytes += 1_000_000) {
            held.add(new byte[1_000_000]);
        }
        System.gc();
        int full = heap.percent();
        assertTrue(full >= before + 15, before + " and then " + full);
        LiveHeap strict = new LiveHeap((before + full) / 2);
        assertTrue(strict.isShort());
        held.clear();
        System.gc();
        assertFalse(strict.isShort());
        assertFalse(held.contains(new byte[0]));
    }
}
