package org.sightline.tab.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.chart.ChartTarget;

/**
 * Where a panel stands, and in whose record.
 *
 * @param alone whether it is opened alone, with every row it has
 * @param address where it opens alone
 * @param tabOrNull the tab that shows more of the same; null when this user has none
 * @param furtherOrNull an opening of its own that asks for more than this panel does; null when there is no more
 * @param bornOrNull the patient's birth date; null where it is not known
 * @param genders what the sources that have answered say of the patient, as FHIR's codes have it
 * @param targets what is set for the patient, by the measure it is for; empty where the panel draws none
 */
public record PanelPlace(
        boolean alone,
        String address,
        @Nullable Link tabOrNull,
        @Nullable Link furtherOrNull,
        @Nullable LocalDate bornOrNull,
        Set<String> genders,
        Map<String, List<ChartTarget>> targets) {

    public PanelPlace {
        genders = Set.copyOf(genders);
        targets = Map.copyOf(targets);
    }

    /** Before any source has said anything of the patient. */
    public PanelPlace(
            boolean alone,
            String address,
            @Nullable Link tabOrNull,
            @Nullable Link furtherOrNull,
            @Nullable LocalDate bornOrNull) {
        this(alone, address, tabOrNull, furtherOrNull, bornOrNull, Set.of(), Map.of());
    }

    /** Where nothing further is to be asked for. */
    public PanelPlace(boolean alone, String address, @Nullable Link tabOrNull) {
        this(alone, address, tabOrNull, null, null);
    }

    public PanelPlace ofPatient(Set<String> said) {
        return new PanelPlace(alone, address, tabOrNull, furtherOrNull, bornOrNull, said, targets);
    }

    PanelPlace withTargets(Map<String, List<ChartTarget>> set) {
        return new PanelPlace(alone, address, tabOrNull, furtherOrNull, bornOrNull, genders, set);
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
