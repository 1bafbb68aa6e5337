package org.sightline.feed.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.registration.Dialect;

/**
 * Finds out by what a feed did not search, from what it refuses, from what it says it searched by and from what it
 * sends, and picks by that here.
 */
public final class Picking {

    private final SearchPlan.Search search;
    private final LeftOutFilter filter;
    private final Set<String> refused = new TreeSet<>();
    private final Set<String> ignored = new TreeSet<>();

    public Picking(SearchPlan.Search search, LocalDate today) {
        this.search = search;
        this.filter = new LeftOutFilter(search, today);
    }

    /** @param without what the page was asked without, as it had been refused */
    public void page(Bundle page, Set<String> without) {
        refused.addAll(without);
        ignored.addAll(ignored(page, without));
    }

    /** Whether a match is one of those that were asked for. */
    public boolean keeps(Resource match) {
        filter.ignoredFor(match).stream()
                .filter(parameter -> !refused.contains(parameter))
                .forEach(ignored::add);
        return filter.keeps(match, refused) && filter.keeps(match, ignored);
    }

    /** What the standard's search parameter of that name looks at. */
    public static Stream<Base> values(Resource resource, String parameter) {
        return SearchElements.values(resource, parameter);
    }

    /** Whether the feed counts more than it was asked for. */
    boolean isWider() {
        return !refused.isEmpty() || !ignored.isEmpty();
    }

    /** What is brought along is read by its address where it did not come: no reader misses that parameter. */
    public List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        Set<String> told = new TreeSet<>(refused);
        told.remove(Dialect.INCLUDE);
        if (!told.isEmpty()) {
            remarks.add(new Remark.LeftOut(told, Remark.LeftOut.How.REFUSED));
        }
        if (!ignored.isEmpty()) {
            remarks.add(new Remark.LeftOut(ignored, Remark.LeftOut.How.IGNORED));
        }
        return remarks;
    }

    /** The parameters that the server says it searched without, if it says by what it searched. */
    private Set<String> ignored(Bundle page, Set<String> without) {
        Set<String> used = selfParameters(page);
        Set<String> missing = new HashSet<>();
        if (used.contains(FeedUrls.patientParameter(search))) {
            missing.addAll(FeedUrls.parameters(search));
            missing.removeAll(used);
            missing.removeAll(without);
            missing.remove(Dialect.INCLUDE);
        }
        return missing;
    }

    private static Set<String> selfParameters(Bundle page) {
        String self = Optional.ofNullable(page.getLink(Bundle.LINK_SELF))
                .map(link -> String.valueOf(link.getUrl()))
                .orElse("");
        return !self.contains("?")
                ? Set.of()
                : Arrays.stream(self.substring(self.indexOf('?') + 1).split("&"))
                        .map(pair -> decoded(pair.replaceFirst("=.*", "")))
                        .collect(Collectors.toSet());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
