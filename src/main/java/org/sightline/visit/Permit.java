package org.sightline.visit;

import java.util.Set;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;

/** Policy's leave to open one tab during one visit. Only {@link Openings} gives one. */
public final class Permit<T> {

    private final Visit visit;
    private final TabId id;
    private final T tab;
    private final Set<FeedId> feedsNotAsked;

    Permit(Visit visit, TabId id, T tab, Set<FeedId> feedsNotAsked) {
        this.visit = visit;
        this.id = id;
        this.tab = tab;
        this.feedsNotAsked = Set.copyOf(feedsNotAsked);
    }

    /** Whether it would not let a feed be asked that another one does. */
    boolean isStricterThan(Permit<?> other) {
        return !other.feedsNotAsked.containsAll(feedsNotAsked);
    }

    public Visit visit() {
        return visit;
    }

    public TabId id() {
        return id;
    }

    /** What the tab's id stands for. */
    public T tab() {
        return tab;
    }
}
