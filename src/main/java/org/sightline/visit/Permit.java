package org.sightline.visit;

import org.sightline.context.TabId;

/** Policy's leave to open one tab during one visit. Only {@link Openings} gives one. */
public final class Permit<T> {

    private final Visit visit;
    private final TabId id;
    private final T tab;

    Permit(Visit visit, TabId id, T tab) {
        this.visit = visit;
        this.id = id;
        this.tab = tab;
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
