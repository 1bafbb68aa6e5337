package org.sightline.tab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.policy.override.Leave;
import org.sightline.registration.ServiceDesk;
import org.sightline.tab.banner.Banner;
import org.sightline.visit.Visit;

/** What stands around every page of a record: who the patient is, the way to its tabs, who opened it, the way out. */
public record RecordFrame(Banner banner, List<TabLink> tabs, OpenedBy openedBy, CloseForm close, FindForm find) {
    public RecordFrame {
        tabs = List.copyOf(tabs);
    }

    /**
     * A tab of the tab bar.
     *
     * @param nothing why it has nothing to show, as far as that is known from what was read already; empty if it may have
     */
    public record TabLink(String id, String title, String href, boolean current, String nothing) {}

    /** Said on every page, whether or not the parts that the patient objects to hold anything. */
    private static final String WISH =
            "Some information is not shown, at the patient’s wish. This record is not complete; ask the patient.";

    /**
     * The line that tells the user what is recorded about them.
     *
     * @param at when the page was opened, {@code 21-Nov-2026 09:02}
     * @param sessionEnds the time of day at which the session ends if nothing more is done
     * @param pages what is there besides the record
     * @param cautions what is said of an override or an emergency, of a stated relationship, and of what the patient does not want to be shown
     * @param overrideAddress where one is begun; empty if that cannot be, or has been
     */
    public record OpenedBy(
            UserLine user,
            String at,
            String sessionEnds,
            @Nullable ServiceDesk serviceDesk,
            OtherPages pages,
            List<Caution> cautions,
            String overrideAddress) {

        public static OpenedBy of(Visit visit, TabId tab, Instant now) {
            return new OpenedBy(
                    UserLine.of(visit.launch()),
                    ClinicalDate.of(now).text(),
                    ClinicalDate.timeOf(visit.session().endsAt()),
                    visit.desk(),
                    new OtherPages(visit.address() + "/report?tab=" + tab, visit.address() + "/help?tab=" + tab),
                    cautions(visit, now),
                    visit.mayOverride() && visit.override().isEmpty() ? visit.address() + "/override" : "");
        }

        private static List<Caution> cautions(Visit visit, Instant now) {
            String stated = visit.stated()
                    .map(words -> "You stated your relationship to this patient: " + words + ". It is recorded.")
                    .orElse("");
            String wish = visit.notShown().isEmpty() ? "" : WISH;
            Caution open = visit.liftedBy()
                    .map(lifted -> Caution.of(emergency(lifted)))
                    .or(() -> visit.override().map(override -> Caution.overridden(override.until(), now)))
                    .orElse(Caution.of(""));
            return Stream.of(open, Caution.of(stated), Caution.of(wish))
                    .filter(caution -> !caution.before().isEmpty())
                    .toList();
        }
    }

    /**
     * Where the pages are that every tab leads to.
     *
     * @param report where to report that something here is wrong
     */
    record OtherPages(String report, String help) {}

    private static String emergency(Leave.Lifted lifted) {
        return "Emergency: the patient objected to this record being shown; objections are lifted until "
                + ClinicalDate.of(lifted.until()).text() + " (" + lifted.why() + ").";
    }

    /**
     * Who opened the record, and for what purpose.
     *
     * @param actingFor for whom they act; null if for nobody else
     */
    record UserLine(
            ShownText name,
            ShownText role,
            ShownText organisation,
            @Nullable ShownText actingFor,
            String purpose) {

        static UserLine of(LaunchContext launch) {
            Coded role = launch.practitioner().role();
            return new UserLine(
                    ShownText.of(launch.practitioner().name()),
                    ShownText.of(role.display()).orElse(ShownText.of("role " + role.code())),
                    ShownText.of(launch.organisationName()),
                    launch.actingFor().map(whom -> ShownText.of(whom.name())).orElse(null),
                    launch.purpose().words());
        }
    }

    /** Where the form goes that looks through the whole record, and the token that proves it is ours. */
    public record FindForm(String action, String token) {

        public static FindForm of(Visit visit) {
            return new FindForm(visit.address() + "/find", visit.formToken());
        }
    }

    /** Where the form that closes the record goes, and the token that proves it is ours. */
    public record CloseForm(String action, String token) {

        public static CloseForm of(Visit visit) {
            return new CloseForm(visit.address() + "/close", visit.formToken());
        }
    }

    /** What is said above every page of this opening; how long it holds in words and in seconds, if its end is near. */
    record Caution(String before, String left, long seconds, String after) {

        static Caution of(String words) {
            return new Caution(words, "", 0, "");
        }

        static Caution overridden(Instant until, Instant now) {
            Duration left = Duration.between(now, until);
            long minutes = Math.max(1, left.plusSeconds(59).toMinutes());
            return new Caution(
                    "Override: this record is open in spite of an objection or a label until "
                            + ClinicalDate.timeOf(until) + " (",
                    minutes + (minutes == 1 ? " minute left" : " minutes left"),
                    left.toSeconds(),
                    "). It is being reviewed.");
        }
    }
}
