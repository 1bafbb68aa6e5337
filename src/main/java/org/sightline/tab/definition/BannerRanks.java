package org.sightline.tab.definition;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.sightline.configuration.ConfigValue;
import org.sightline.display.CodedText;
import org.sightline.tab.panel.BannerLine.Danger;
import org.sightline.tab.panel.BannerLine.Kind;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/**
 * What stands first in the banner, as the tab file says it: by harm, never by date.
 *
 * @param room how many characters of dangers stand without opening; those that always stay count too
 * @param ranks what harms most first
 */
public record BannerRanks(int room, List<Rank> ranks) {

    /** Where no tab file ranks dangers: all stand, in the order of their kinds. */
    static final BannerRanks NONE = new BannerRanks(
            Integer.MAX_VALUE,
            Stream.of(Kind.values())
                    .map(kind -> new Rank(kind, true, List.of(), List.of(), List.of(), ""))
                    .toList());

    /**
     * One line of the ranking.
     *
     * @param stays whether it is never behind the count
     * @param categories of alerts, any of which will do
     * @param called the words of categories without a code, any of which will do
     * @param words any of which an alert of this rank says; with none of the three it takes all alerts left
     * @param source where the rank comes from, for whoever reviews it
     */
    public record Rank(
            Kind of,
            boolean stays,
            List<ReviewedCode> categories,
            List<String> called,
            List<String> words,
            String source) {

        public Rank {
            categories = List.copyOf(categories);
            called = List.copyOf(called);
            words = List.copyOf(words);
        }

        private boolean takesAll() {
            return categories.isEmpty() && called.isEmpty() && words.isEmpty();
        }

        private boolean names(Danger danger, String said) {
            return danger.categories().stream().anyMatch(this::isOf)
                    || words.stream().anyMatch(said::contains);
        }

        private boolean isOf(CodeableConcept category) {
            String name = CodedText.of(category).text().whole();
            return called.stream().anyMatch(name::equalsIgnoreCase)
                    || categories.stream()
                            .anyMatch(code -> category.hasCoding(code.system(), code.code())
                                    || name.equalsIgnoreCase(code.term()));
        }
    }

    public BannerRanks {
        ranks = List.copyOf(ranks);
    }

    /** Its place in the ranking, the gravest 0: that which names it, else that which takes all of its kind. */
    public int of(Danger danger, String words) {
        String said = words.toLowerCase(Locale.UK);
        List<Integer> ofKind = IntStream.range(0, ranks.size())
                .filter(i -> ranks.get(i).of() == danger.kind())
                .boxed()
                .toList();
        return Stream.concat(
                        ofKind.stream().filter(i -> ranks.get(i).names(danger, said)),
                        ofKind.stream().filter(i -> ranks.get(i).takesAll()))
                .findFirst()
                .orElse(ranks.size());
    }

    /** Whether what has this place is never behind the count. */
    public boolean stays(int place) {
        return place < ranks.size() && ranks.get(place).stays();
    }

    static BannerRanks read(ConfigValue banner) {
        return new BannerRanks(
                banner.number("room", 0),
                banner.items("dangers").stream().map(BannerRanks::rank).toList());
    }

    private static Rank rank(ConfigValue danger) {
        return new Rank(
                kind(danger),
                danger.flag("stays", false),
                danger.items("categories").stream().map(TabFile::code).toList(),
                danger.texts("called"),
                danger.texts("words").stream()
                        .map(words -> words.toLowerCase(Locale.UK))
                        .toList(),
                danger.text("source"));
    }

    /** That each kind has a rank for whatever is left of it, and only alerts are told apart further. */
    static void check(ConfigValue banner) {
        List<ConfigValue> dangers = banner.allItems("dangers");
        Set<Kind> whole = dangers.stream()
                .filter(danger -> !isOfSome(danger))
                .map(BannerRanks::kind)
                .collect(Collectors.toSet());
        Stream.of(Kind.values())
                .filter(kind -> !whole.contains(kind))
                .forEach(kind -> banner.error("no rank takes whatever else is a danger of: " + named(kind)));
        dangers.stream()
                .filter(danger -> isOfSome(danger) && kind(danger) != Kind.ALERT)
                .forEach(danger -> danger.error("only alerts are told apart by categories or words"));
        dangers.forEach(danger -> danger.items("categories").forEach(TabFileRules::checkCode));
    }

    private static boolean isOfSome(ConfigValue danger) {
        return Stream.of("categories", "called", "words").anyMatch(danger::has);
    }

    private static Kind kind(ConfigValue danger) {
        return Kind.valueOf(danger.text("of").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String named(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
