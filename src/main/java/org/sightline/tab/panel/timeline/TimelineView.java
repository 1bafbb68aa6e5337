package org.sightline.tab.panel.timeline;

import java.util.stream.Stream;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.chart.TimelinePicture;

/** Events as a picture and as a table. */
public record TimelineView(PanelFrame frame, TimelinePicture picture, Table table) implements PanelView {

    @Override
    public Stream<RowFrame> rows() {
        return table.rows().stream().map(Row::frame);
    }
}
