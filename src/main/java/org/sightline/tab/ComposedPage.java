package org.sightline.tab;

import java.util.List;
import org.sightline.tab.panel.Panel;

/**
 * A page as far as it goes.
 *
 * @param shown the tab's panels, then what the banner shows besides
 * @param renewed the tab's panels that changed since it was last composed
 */
record ComposedPage(RecordView view, List<Panel> shown, List<Panel> renewed, List<PermittedReading> readings) {

    boolean isComplete() {
        return !view.sources().waiting();
    }
}
