package org.sightline.document.bounds;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PictureMemoryTest {

    private static final int ALL = 100 * 1024;

    private final PictureMemory memory = new PictureMemory(ALL);

    @Test
    @DisplayName("SCN-2 what is larger than all there is, is refused at once")
    void isRefusedIfLargerThanAll() {
        assertFalse(memory.take(ALL + 1));
        assertFalse(memory.take(Long.MAX_VALUE));
        assertTrue(memory.take(ALL));
    }

    @Test
    @DisplayName("SCN-2 a second picture waits until the first has given its memory back")
    void waitsForTheFirst() throws Exception {
        assertTrue(memory.take(ALL / 2 + 1));
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> memory.take(ALL / 2 + 1));
        assertThrows(TimeoutException.class, () -> second.get(100, TimeUnit.MILLISECONDS));
        memory.giveBack(ALL / 2 + 1);
        assertTrue(second.get(20, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("SCN-2 who waits for memory is ended by an interrupt, as any reader is")
    void isEndedByAnInterrupt() {
        assertTrue(memory.take(ALL));
        Thread.currentThread().interrupt();
        assertThrows(BeyondBoundsException.class, () -> memory.take(1));
        assertTrue(Thread.interrupted());
    }
}
