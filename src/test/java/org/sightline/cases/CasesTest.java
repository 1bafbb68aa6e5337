package org.sightline.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.registration.Setting;
import org.sightline.tab.CasePage;

/** Each file of {@code src/test/resources/cases} as a page, held to what the file says it has to show. */
class CasesTest {

    private static final Map<String, Setting> SETTINGS =
            Map.of("A", Setting.GP, "B", Setting.HOSPITAL, "C", Setting.COMMUNITY);
    private static final Map<String, String> NAMES =
            Map.of("A", "Greenfield Surgery", "B", "Northgate Hospital", "C", "Community Trust");

    static Stream<Named<Case>> cases() {
        return Case.all().map(each -> Named.of(each.name(), each));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsWhatItsSourcesSent(Case each) {
        Map<String, CaseFeed> feeds = each.feeds();
        try {
            CasePage page = new CasePage(Case.NHS_NUMBER, LocalDate.parse(Case.BORN));
            feeds.forEach((letter, feed) -> page.feed(NAMES.get(letter), SETTINGS.get(letter), feed.base()));
            String html = page.html(each.tab());
            List<String> wrong = wrong(each, html);
            assertEquals(
                    List.of(),
                    wrong,
                    () -> CasePage.visible(html) + "\nasked: "
                            + feeds.values().stream()
                                    .flatMap(feed -> feed.asked().stream())
                                    .toList());
        } finally {
            feeds.values().forEach(CaseFeed::close);
        }
    }

    private static List<String> wrong(Case each, String html) {
        String all = CasePage.visible(html);
        String atOnce = CasePage.withoutAClick(html);
        List<String> wrong = new ArrayList<>();
        each.expected("shows").stream().filter(words -> !has(all, words)).forEach(words -> wrong.add("lacks " + words));
        each.expected("showsWithoutAClick").stream()
                .filter(words -> !has(atOnce, words))
                .forEach(words -> wrong.add("hides " + words));
        each.expected("neverShows").stream()
                .filter(words -> has(all, words))
                .forEach(words -> wrong.add("says " + words));
        String never = each.json().at("/expect/allergyTitleNever").asText();
        if (!never.isEmpty() && has(all, never)) {
            wrong.add("says " + never);
        }
        return wrong;
    }

    /** Words as they stand, in any case; or between slashes a regular expression over the visible text. */
    private static boolean has(String text, String words) {
        if (!words.startsWith("/")) {
            return text.contains(words);
        }
        int end = words.lastIndexOf('/');
        String flags = words.substring(end + 1);
        int mode = (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0) | (flags.contains("m") ? Pattern.MULTILINE : 0);
        return Pattern.compile(words.substring(1, end), mode).matcher(text).find();
    }
}
