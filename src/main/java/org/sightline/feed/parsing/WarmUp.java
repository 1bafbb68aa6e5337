package org.sightline.feed.parsing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Work that the first reading should not have to do, begun when a launch that came with the start is answered. */
final class WarmUp {

    private static final long PAUSE_SECONDS = 1;

    private WarmUp() {}

    static void soon(String name, Runnable work) {
        CompletableFuture.delayedExecutor(
                        PAUSE_SECONDS,
                        TimeUnit.SECONDS,
                        later -> Thread.ofPlatform().daemon().name(name).start(later))
                .execute(work);
    }
}
