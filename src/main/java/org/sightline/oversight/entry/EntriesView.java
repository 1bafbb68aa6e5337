package org.sightline.oversight.entry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.definition.TabTitles.TabTitle;

/**
 * The page on which the trail is searched.
 *
 * @param problem what is wrong with the form; empty if nothing is
 * @param tabs to choose from
 * @param foundOrNull null if nothing was searched for
 */
record EntriesView(
        EntriesForm form,
        String problem,
        List<TabTitle> tabs,
        @Nullable Found foundOrNull) {

    EntriesView {
        tabs = List.copyOf(tabs);
    }

    public Optional<Found> found() {
        return Optional.ofNullable(foundOrNull);
    }

    /**
     * What was found.
     *
     * @param lines the latest first
     * @param older the number of the last, if there may be older ones; empty if not
     */
    record Found(List<Line> lines, String older) {
        Found {
            lines = List.copyOf(lines);
        }
    }

    /** One entry. */
    record Line(long number, ClinicalDate at, ShownText words, Whose whose, boolean refused) {

        public String address() {
            return EntryView.HERE + "/" + number;
        }
    }

    /** @param patient the NHS number as people read it; empty if it is about nobody */
    record Whose(ShownText user, ShownText role, ShownText organisation, String patient) {}
}
