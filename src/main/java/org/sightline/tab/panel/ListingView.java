package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;

/**
 * A panel laid out as one or more tables of the same make: what, a few columns, date and source.
 *
 * @param nothing what to say when only folded tables have rows, such as {@code No alert is active in what was received.}
 * @param listings the tables that have rows, and lines that stand instead of one
 */
public record ListingView(PanelFrame frame, String nothing, List<Listing> listings, List<BannerLine> bannerLines)
        implements PanelView {

    public ListingView {
        listings = listings.stream()
                .filter(listing -> listing.total() > 0 || listing.isStatement())
                .toList();
        bannerLines = List.copyOf(bannerLines);
    }

    @Override
    public Stream<RowFrame> rows() {
        return listings.stream().flatMap(listing -> listing.rows().stream()).map(ListingRow::frame);
    }

    /** Whether any row is to be seen without opening anything. */
    public boolean isOpen() {
        return listings.stream().anyMatch(listing -> !listing.folded());
    }
}
