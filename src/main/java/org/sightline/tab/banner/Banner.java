package org.sightline.tab.banner;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.BannerSummary;

/**
 * Who the patient is and what could hurt them, on every view and every printed page.
 *
 * @param notices where sources disagree about who the patient is
 * @param allergies what the allergies panel found; null only if no tab has one
 * @param notForRole what it does not show the reader's role, in words; empty if it shows everything
 * @param waiting whether a source is still awaited, which may know more
 */
public record Banner(
        Identity identity,
        List<ShownText> notices,
        @Nullable Allergies allergies,
        Dangers dangers,
        String notForRole,
        boolean waiting,
        List<ContactLine> contacts) {

    public Banner {
        notices = List.copyOf(notices);
        contacts = List.copyOf(contacts);
    }

    /** The same, to be read by a role that it does not show this. */
    public Banner without(String words) {
        return new Banner(identity, notices, allergies, dangers, words, waiting, contacts);
    }

    /** The same, with what is to be read before all else; empty for nothing. */
    public Banner saying(ShownText first) {
        return first.isEmpty()
                ? this
                : new Banner(
                        identity,
                        Stream.concat(Stream.of(first), notices.stream()).toList(),
                        allergies,
                        dangers,
                        notForRole,
                        waiting,
                        contacts);
    }

    /** The same, with what is said where it is not told yet how to reach the patient. */
    public Banner notYet(ShownText words) {
        ContactLine line = new ContactLine("Not yet", words, "so far");
        return new Banner(
                identity,
                notices,
                allergies,
                dangers,
                notForRole,
                waiting,
                Stream.concat(Stream.of(line), contacts.stream()).toList());
    }

    /** Whether allergies are named, and none of the other dangers is graver. */
    public boolean isGravestAllergy() {
        return allergies != null && allergies.gravest();
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
     * The one thing that is said about allergies.
     *
     * @param standing the names that stand without opening
     * @param panel where their list is
     * @param gravest whether the first of them is the gravest danger of all
     */
    public record Allergies(BannerSummary summary, List<ShownText> standing, String panel, boolean gravest) {
        public Allergies {
            standing = List.copyOf(standing);
        }
    }

    /**
     * CPR decisions, alerts and what else harms, what harms most first.
     *
     * @param standing those that stand without opening
     * @param more the rest, behind a count
     * @param names of allergies that are behind it too
     * @param mayLack what may not be all, such as {@code CPR decisions and alerts}; empty if everything was heard
     */
    public record Dangers(List<BannerLine> standing, List<BannerLine> more, List<ShownText> names, String mayLack) {
        public Dangers {
            standing = List.copyOf(standing);
            more = List.copyOf(more);
            names = List.copyOf(names);
        }

        /** How many are behind the count. */
        public int count() {
            return more.size() + names.size();
        }
    }

    /** How many dangers there are beside the gravest, for a screen that has room for one. */
    public int beside() {
        int all = dangers.standing().size()
                + dangers.count()
                + (allergies == null ? 0 : allergies.standing().size());
        return Math.max(0, all - 1);
    }

    /** When the patient died, and how old they were, as far as anyone says. */
    public record Died(String date, String age) {}

    /** One thing a source holds about how to reach the patient. */
    public record ContactLine(String label, ShownText value, String sources) {}
}
