package org.sightline.tab.panel;

import java.util.stream.Stream;

/** Events as a picture and as a table. */
public record TimelineView(PanelFrame frame, TimelinePicture picture, Table table) implements PanelView {

    @Override
    public Stream<RowFrame> rows() {
        return table.rows().stream().map(Row::frame);
    }
}
