package org.sightline.registration.loading;

import java.util.List;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.configuration.Place;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.WithheldRules.AcceptedGap;

/**
 * Lists of sensitive codes that went from the folder while the viewer runs. That somebody accepted once to go without a
 * list is no decision to stop withholding by one that is in force: that takes a change of {@code withheld.yaml}.
 */
final class LostLists {

    private LostLists() {}

    /**
     * @param unchanged whether {@code withheld.yaml} is as it was
     * @return an error for each list lost
     */
    static List<ConfigProblem> between(LaunchConfig before, LaunchConfig after, boolean unchanged) {
        List<AcceptedGap> known = before.withheld().gaps();
        return after.withheld().gaps().stream()
                .filter(gap -> unchanged && !known.contains(gap))
                .map(gap -> new ConfigProblem(
                        Severity.ERROR,
                        FolderReading.WITHHELD,
                        Place.WHOLE_FILE,
                        "lists",
                        "the list \"" + gap.list()
                                + "\" is not loaded any more, and goes on being withheld: bring it back,"
                                + " or take it out here if its codes are to be shown"))
                .toList();
    }
}
