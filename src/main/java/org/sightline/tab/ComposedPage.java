package org.sightline.tab;

import java.util.List;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.restricted.Restriction;

/**
 * A page as far as it goes.
 *
 * @param shown the tab's panels, then what the banner shows besides
 * @param renewed the tab's panels that changed since it was last composed
 * @param restriction what the sources have said of whether the record is restricted
 */
record ComposedPage(
        RecordView view,
        List<Panel> shown,
        List<Panel> renewed,
        List<PermittedReading> readings,
        Restriction restriction) {

    boolean isComplete() {
        return !view.sources().waiting();
    }
}
