package org.sightline.tab.banner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.Panel;

/**
 * Who the patient is, on every view and every printed page.
 *
 * @param notices where sources disagree about who the patient is
 * @param allergies what the allergies panel found; null only if no tab has one
 * @param lines what else has to be seen on every tab
 * @param waiting whether a source is still awaited, which may know more
 */
public record Banner(
        Identity identity,
        List<ShownText> notices,
        @Nullable Panel allergies,
        Lines lines,
        boolean waiting,
        List<ContactLine> contacts) {

    public Banner {
        notices = List.copyOf(notices);
        contacts = List.copyOf(contacts);
    }

    /**
     * The patient, as the launch and the sources name them.
     *
     * @param born the birth date of the launch, which every source shown agrees with
     */
    public record Identity(
            ShownText name,
            ShownText preferred,
            ClinicalDate born,
            String age,
            String gender,
            String nhsNumber,
            @Nullable Died died) {}

    /**
     * CPR decisions and alerts.
     *
     * @param mayLack whether a source that might know of such could not be read in full
     */
    public record Lines(List<BannerLine> shown, boolean mayLack) {
        public Lines {
            shown = List.copyOf(shown);
        }
    }

    /** When the patient died, and how old they were, as far as anyone says. */
    public record Died(String date, String age) {}

    /** One thing a source holds about how to reach the patient. */
    public record ContactLine(String label, ShownText value, String sources) {}
}
