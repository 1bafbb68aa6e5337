package org.sightline.demo.epr;

import org.sightline.demo.feed.FeedFault;

/** One feed as the trainer's panel shows it. */
public record FeedState(FeedOnRecord feed, FeedFault fault) {

    public FaultLesson lesson() {
        return FaultLesson.of(fault, feed);
    }

    public boolean broken() {
        return fault != FeedFault.NONE;
    }
}
