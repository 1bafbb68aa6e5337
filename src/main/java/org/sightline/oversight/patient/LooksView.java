package org.sightline.oversight.patient;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Officer;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.trail.WhoseUsers;

/**
 * The page of a patient's looks.
 *
 * @param form as it was sent
 * @param problem what is wrong with it; empty if nothing is
 * @param foundOrNull null if nothing was looked for
 */
record LooksView(LooksForm form, String problem, @Nullable Found foundOrNull) {

    /** Whether this officer sees what users of every organisation did. */
    public boolean everybody(Officer officer) {
        return WhoseUsers.of(officer) instanceof WhoseUsers.OfEverybody;
    }

    public Optional<Found> found() {
        return Optional.ofNullable(foundOrNull);
    }

    /**
     * What was found.
     *
     * @param number of the patient, as people read it
     * @param others that sources give as the same patient's; empty if none, or if they were left out
     * @param looks the latest first
     * @param shown which of them stand here, as in "1 to 25 of 212 visits"; empty if there are none
     * @param until for the pages that follow
     */
    record Found(
            String number,
            List<String> others,
            List<Look> looks,
            String shown,
            Pages pages,
            String until,
            boolean whole) {
        Found {
            others = List.copyOf(others);
            looks = List.copyOf(looks);
        }
    }

    /** The numbers of the pages beside this one; 0 for none. */
    record Pages(int newer, int older) {}

    /**
     * What somebody did with the record in one launch, or one thing that happened in none.
     *
     * @param opened in short; the steps have it at length
     * @param overrides why it was opened in spite of an objection or a restriction, and how that was reviewed
     * @param refused whether anything was refused
     */
    record Look(
            When when,
            Who who,
            ShownText opened,
            String why,
            List<ShownText> overrides,
            List<Step> steps,
            boolean refused) {
        Look {
            overrides = List.copyOf(overrides);
            steps = List.copyOf(steps);
        }
    }

    /** @param ended the time of day of the last step; empty if that is no other minute */
    record When(ClinicalDate began, String ended) {}

    /**
     * Who it was, as they were then.
     *
     * @param actingFor empty if they acted for nobody else
     * @param number the patient's, if it is not the one asked for
     */
    record Who(ShownText name, ShownText role, ShownText actingFor, ShownText organisation, String number) {}

    /** One thing that was done, or refused, by its number on the trail. */
    record Step(String time, ShownText words, boolean refused, long entry) {}
}
