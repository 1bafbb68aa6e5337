package org.sightline.coverage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ClinicalDate;

/** Counts, since this node began, the codes that came and stood in no panel; a node keeps its own count. */
@Singleton
public class UnplacedCodes {

    /** The most codes that are kept of one feed and tab. */
    static final int MOST = 200;

    private static final Comparator<UnplacedCode> RAREST =
            Comparator.comparingLong(UnplacedCode::count).thenComparing(UnplacedCode::last);

    private final InstantSource clock;
    private final Instant since;
    private final Map<Place, Count> counts = new HashMap<>();

    public UnplacedCodes(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The moment from which on they are counted. */
    public Instant since() {
        return since;
    }

    /**
     * @param organisation the id of the launch registration whose user opened the tab
     * @param entries what the feed sent for the tab and no panel of it showed; no more than their codes are kept
     */
    public synchronized void count(
            String organisation, String tab, String feed, Collection<? extends Resource> entries) {
        if (entries.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClinicalDate.ZONE);
        Count count = counts.computeIfAbsent(new Place(organisation, feed, tab), _ -> new Count());
        entries.forEach(entry -> count.add(SentCode.of(entry), today));
    }

    /** Those that came for users of the organisation, by feed and tab. */
    public synchronized List<UnplacedOfFeed> of(String organisation) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().organisation.equals(organisation))
                .map(count -> count.getValue().of(count.getKey()))
                .sorted(Comparator.comparing(UnplacedOfFeed::feed).thenComparing(UnplacedOfFeed::tab))
                .toList();
    }

    private record Place(String organisation, String feed, String tab) {}

    private static final class Count {

        private final Map<SentCode, UnplacedCode> codes = new HashMap<>();
        private long dropped;
        private long withoutCode;

        private void add(List<SentCode> sent, LocalDate today) {
            if (sent.isEmpty()) {
                withoutCode++;
            }
            for (SentCode code : sent) {
                UnplacedCode known = codes.get(code);
                if (known == null && codes.size() == MOST) {
                    codes.values().stream().min(RAREST).map(UnplacedCode::code).ifPresent(codes::remove);
                    dropped++;
                }
                codes.put(code, known == null ? new UnplacedCode(code, 1, today, today) : known.again(today));
            }
        }

        private UnplacedOfFeed of(Place place) {
            List<UnplacedCode> all = codes.values().stream()
                    .sorted(RAREST.reversed().thenComparing(one -> one.code().code()))
                    .toList();
            return new UnplacedOfFeed(place.feed, place.tab, all, dropped, withoutCode);
        }
    }
}
