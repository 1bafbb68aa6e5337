package org.sightline.tab;

import java.util.List;
import org.sightline.tab.RecordView.CloseForm;
import org.sightline.tab.RecordView.OpenedBy;
import org.sightline.tab.RecordView.TabLink;
import org.sightline.tab.banner.Banner;

/** What stands around every page of a record: who the patient is, the way to its tabs, who opened it, the way out. */
public record RecordFrame(Banner banner, List<TabLink> tabs, OpenedBy openedBy, CloseForm close) {
    public RecordFrame {
        tabs = List.copyOf(tabs);
    }
}
