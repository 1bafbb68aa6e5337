package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the allergies panel shows.
 *
 * @param conflict where sources contradict each other; empty when they do not
 * @param listed allergies and intolerances held to be current
 * @param statements statements that the patient has none of a kind
 * @param past resolved, inactive and refuted ones
 */
public record AllergiesView(
        PanelFrame frame,
        AllergyTitle title,
        String conflict,
        List<AllergyRow> listed,
        List<AllergyRow> statements,
        List<AllergyRow> past)
        implements PanelView {

    /** The length from which on a name is too long for the banner's line. */
    private static final int LONG_NAME = 80;

    private static final int IN_BANNER = 6;

    public AllergiesView {
        listed = List.copyOf(listed);
        statements = List.copyOf(statements);
        past = List.copyOf(past);
    }

    @Override
    public Stream<RowFrame> rows() {
        return Stream.of(listed, statements, past).flatMap(List::stream).map(AllergyRow::frame);
    }

    /** The rows the banner names: whole names only, never shortened ones. */
    public List<AllergyRow> inBanner() {
        return listed.stream()
                .filter(row -> row.what().text().whole().length() <= LONG_NAME)
                .limit(IN_BANNER)
                .toList();
    }

    /** How many more there are than the banner names. */
    public int moreThanInBanner() {
        return listed.size() - inBanner().size();
    }
}
