package org.sightline.tab.banner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ShownText;
import org.sightline.tab.definition.BannerRanks;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.BannerLine.Danger;
import org.sightline.tab.panel.BannerSummary;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Panel;

/**
 * Which dangers stand in the banner and which are behind its count. What is less grave never stands where something
 * graver does not.
 */
final class DangersByHarm {

    /** One of all that could hurt the patient. */
    private record Ranked(
            int place, ShownText words, @Nullable BannerLine line) {}

    /** The room that a line takes besides its words, for its sign and what sets it apart, in characters. */
    private static final int BESIDES = 8;

    private final Map<String, String> here = new HashMap<>();
    private final List<Ranked> standing = new ArrayList<>();
    private final List<Ranked> more = new ArrayList<>();

    /**
     * @param allergies what the banner says of them; null where nothing is
     * @param own the panels that stand on the page itself
     */
    DangersByHarm(BannerRanks ranks, @Nullable BannerSummary allergies, List<BannerLine> lines, List<Panel> own) {
        own.forEach(panel ->
                here.put(panel.frame().place().address(), "#" + panel.frame().id()));
        Stream<Ranked> names = allergies == null
                ? Stream.empty()
                : allergies.names().stream()
                        .map(name -> new Ranked(
                                ranks.of(
                                        new Danger(name.kind(), List.of()),
                                        name.words().whole()),
                                name.words(),
                                null));
        Stream<Ranked> others = lines.stream()
                .map(line -> new Ranked(ranks.of(line.danger(), line.words().whole()), line.words(), line));
        int used = 0;
        for (Ranked one : Stream.concat(names, others)
                .sorted(Comparator.comparingInt(Ranked::place))
                .toList()) {
            used += one.words().whole().length() + (one.line() == null ? 0 : BESIDES);
            boolean stays = ranks.stays(one.place()) || (more.isEmpty() && used <= ranks.room());
            (stays ? standing : more).add(one);
        }
    }

    /** What is said of allergies, and where they stand. */
    Banner.Allergies allergies(BannerSummary summary, Panel panel) {
        return new Banner.Allergies(
                summary,
                names(standing),
                here(panel.frame().place().address()),
                !standing.isEmpty() && standing.getFirst().line() == null);
    }

    Banner.Dangers dangers(String mayLack) {
        return new Banner.Dangers(lines(standing), lines(more), names(more), mayLack);
    }

    private List<BannerLine> lines(List<Ranked> some) {
        return some.stream()
                .map(Ranked::line)
                .filter(Objects::nonNull)
                .map(line -> new BannerLine(
                        line.tone(),
                        line.danger(),
                        line.words(),
                        line.source(),
                        new Link(line.link().title(), here(line.link().href()))))
                .toList();
    }

    private String here(String address) {
        return here.getOrDefault(address, address);
    }

    private static List<ShownText> names(List<Ranked> some) {
        return some.stream()
                .filter(one -> one.line() == null)
                .map(Ranked::words)
                .toList();
    }
}
