package org.sightline.tab.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;

/**
 * Where a panel stands, and in whose record.
 *
 * @param alone whether it is opened alone, with every row it has
 * @param address where it opens alone
 * @param tabOrNull the tab that shows more of the same; null when this user has none
 * @param furtherOrNull an opening of its own that asks for more than this panel does; null when there is no more
 * @param bornOrNull the patient's birth date; null where it is not known
 */
public record PanelPlace(
        boolean alone,
        String address,
        @Nullable Link tabOrNull,
        @Nullable Link furtherOrNull,
        @Nullable LocalDate bornOrNull) {

    /** Where nothing further is to be asked for. */
    public PanelPlace(boolean alone, String address, @Nullable Link tabOrNull) {
        this(alone, address, tabOrNull, null, null);
    }

    /** An opening of its own that asks for more than this panel does. */
    public Optional<Link> further() {
        return Optional.ofNullable(furtherOrNull);
    }

    /** How many years old the patient is; null where the birth date is not known. */
    public @Nullable Integer age(Instant now) {
        return bornOrNull == null
                ? null
                : Period.between(bornOrNull, LocalDate.ofInstant(now, ClinicalDate.ZONE))
                        .getYears();
    }

    /** The tab that shows more of the same. */
    public Optional<Link> tab() {
        return Optional.ofNullable(tabOrNull);
    }

    /** Where a document listed by this panel opens: below the record, by way of the panel's tab. */
    public String document(String feed, String type, String id) {
        int panel = address.lastIndexOf('/');
        int tab = address.lastIndexOf('/', panel - 1);
        return address.substring(0, tab) + "/document" + address.substring(tab, panel) + "/" + feed + "/" + type + "/"
                + id;
    }
}
