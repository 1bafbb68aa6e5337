package org.sightline.tab.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.display.ClinicalDate;
import org.sightline.registration.FeedRegistration;

/**
 * Something to know before a panel's entries are read: what it lacks, in words that name the source, or that its
 * entries contradict each other.
 *
 * @param source the name of the source that lacks, or several; empty otherwise, and where it must not be told
 * @param words what happened, to be read after the name
 */
public record Notice(Tone tone, String source, String words) {

    /** Something a panel would show is withheld; where it comes from is not told. */
    public static final Notice WITHHELD = new Notice(Tone.WARNING, "", "Some items are withheld.");

    /** Whether the panel may lack entries for it, as against a word about those it shows. */
    public boolean isLack() {
        return equals(WITHHELD) || (!source.isEmpty() && tone != Tone.PLAIN);
    }

    /** What the operator announces today of these types of the feed's data. */
    public static List<Notice> announced(FeedRegistration feed, Set<String> types, Instant now) {
        return feed.announcedOn(LocalDate.ofInstant(now, ClinicalDate.ZONE)).stream()
                .filter(one -> one.isAbout(types))
                .map(one -> new Notice(Tone.PLAIN, feed.name(), "announces: " + one.words()))
                .toList();
    }

    /** What befell several sources alike is said once, with all of their names; the most serious comes first. */
    public static List<Notice> united(List<Notice> notices) {
        Map<Notice, Set<String>> sources = new LinkedHashMap<>();
        notices.forEach(
                notice -> sources.computeIfAbsent(new Notice(notice.tone, "", notice.words), _ -> new LinkedHashSet<>())
                        .add(notice.source));
        List<Notice> united = new ArrayList<>();
        sources.forEach((notice, names) -> {
            if (names.size() == 1 || notice.isAlsoPlural()) {
                united.add(new Notice(notice.tone, String.join(", ", names), notice.words));
            } else {
                names.forEach(name -> united.add(new Notice(notice.tone, name, notice.words)));
            }
        });
        united.sort(Comparator.comparing(Notice::tone).reversed());
        return united;
    }

    /** Whether the words read as well after several names. */
    private boolean isAlsoPlural() {
        return words.startsWith("did not ") || words.startsWith("refused ") || words.startsWith("sent ");
    }
}
