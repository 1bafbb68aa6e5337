package org.sightline.document.bounds;

import java.util.concurrent.Semaphore;

/**
 * What pictures may take of the heap while they are decoded, all files together: half of it. A page of a scan takes up
 * to a hundred times what its file does, and an allocation that fails may be anybody's.
 */
public final class PictureMemory {

    /** Of this process. */
    public static final PictureMemory OF_HEAP =
            new PictureMemory(Runtime.getRuntime().maxMemory() / 2);

    private static final int KILOBYTE = 1024;

    private final int all;
    private final Semaphore kilobytes;

    /** @param bytes all there is */
    PictureMemory(long bytes) {
        all = kilobytes(bytes);
        kilobytes = new Semaphore(all, true);
    }

    /**
     * Waits until there is so much; what was taken has to be given back.
     *
     * @return false at once if it is more than all there is; then nothing was taken
     * @throws BeyondBoundsException if the waiting thread is interrupted; it stays so
     */
    public boolean take(long bytes) {
        int wanted = kilobytes(bytes);
        if (wanted > all) {
            return false;
        }
        try {
            kilobytes.acquire(wanted);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            Bounds.goOn();
        }
        return true;
    }

    /** @param bytes as they were taken */
    public void giveBack(long bytes) {
        kilobytes.release(kilobytes(bytes));
    }

    private static int kilobytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, KILOBYTE));
    }
}
