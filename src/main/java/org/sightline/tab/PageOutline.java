package org.sightline.tab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.definition.Tab;
import org.sightline.visit.Permit;
import org.sightline.visit.Visit;

/**
 * What is settled of a tab's page before any feed has answered.
 *
 * @param lastOpened when the reader last opened the record; null if never, or if it does not matter
 */
record PageOutline(
        Permit<Tab> permit, PanelLayout layout, @Nullable Instant lastOpened, Instant now) {

    Visit visit() {
        return permit.visit();
    }

    Tab tab() {
        return permit.tab();
    }
}
