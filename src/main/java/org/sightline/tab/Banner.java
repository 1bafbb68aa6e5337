package org.sightline.tab;

import java.util.List;
import java.util.Optional;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.allergies.AllergiesView;

/**
 * Who the patient is, on every view and every printed page.
 *
 * @param born the birth date of the launch, which every source shown agrees with
 * @param notices where sources disagree about who the patient is
 * @param lines what else has to be seen on every tab: CPR decisions, alerts
 * @param linesMayLack whether a source that might know of such could not be read in full
 * @param waiting whether a source is still awaited, which may know more
 * @param allergies what the allergies panel found; empty only if no tab has one
 */
record Banner(
        ShownText name,
        ShownText preferred,
        ClinicalDate born,
        String age,
        String gender,
        String nhsNumber,
        Optional<Died> died,
        List<ShownText> notices,
        Optional<AllergiesView> allergies,
        List<BannerLine> lines,
        boolean linesMayLack,
        boolean waiting,
        List<ContactLine> contacts) {

    Banner {
        notices = List.copyOf(notices);
        lines = List.copyOf(lines);
        contacts = List.copyOf(contacts);
    }

    /** When the patient died, and how old they were, as far as anyone says. */
    record Died(String date, String age) {}

    /** One thing a source holds about how to reach the patient. */
    record ContactLine(String label, ShownText value, String sources) {}
}
