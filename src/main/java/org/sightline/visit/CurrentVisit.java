package org.sightline.visit;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The visit of this request, for resources under {@code /record}. Only {@link VisitFilter} begins one. */
@RequestScoped
public class CurrentVisit {

    private @Nullable Visit visit;

    void begin(Visit visit) {
        this.visit = visit;
    }

    public Visit get() {
        if (visit == null) {
            throw new IllegalStateException("nobody was let in: the resource is not under /record");
        }
        return visit;
    }
}
