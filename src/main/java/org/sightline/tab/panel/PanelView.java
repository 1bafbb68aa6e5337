package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;

/** What a panel shows. Each kind has its own record. */
public interface PanelView {

    PanelFrame frame();

    /** Every row on the page, folded ones included, for the audit trail. */
    Stream<RowFrame> rows();

    /** What of it has to stand in the banner of every tab. */
    default List<BannerLine> bannerLines() {
        return List.of();
    }

    /** The version-stamped references of everything shown. */
    default List<String> references() {
        return rows().flatMap(row -> row.references().stream()).distinct().toList();
    }
}
