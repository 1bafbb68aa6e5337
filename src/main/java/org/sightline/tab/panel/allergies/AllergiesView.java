package org.sightline.tab.panel.allergies;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.RowFrame;

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

    /** The rows the banner names: whole names only, never shortened ones, and each name once. */
    public List<AllergyRow> inBanner() {
        return byName().stream()
                .filter(row -> row.what().text().whole().length() <= LONG_NAME)
                .limit(IN_BANNER)
                .toList();
    }

    /** How many more names there are than the banner shows. */
    public int moreThanInBanner() {
        return byName().size() - inBanner().size();
    }

    /** The first row of each name: two sources that list the same allergy are two rows of the panel, but one name. */
    private Collection<AllergyRow> byName() {
        Map<String, AllergyRow> first = new LinkedHashMap<>();
        listed.forEach(row -> first.putIfAbsent(row.what().text().whole().toLowerCase(Locale.ROOT), row));
        return first.values();
    }
}
