package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.coverage.SentCode;
import org.sightline.coverage.UnplacedCode;
import org.sightline.coverage.UnplacedCodes;
import org.sightline.coverage.UnplacedOfFeed;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeSystems;
import org.sightline.oversight.UnplacedView.Code;
import org.sightline.oversight.UnplacedView.OfFeed;
import org.sightline.oversight.UnplacedView.Row;

/** Puts the counted codes of an organisation into words, for the page and for the file. */
@ApplicationScoped
class UnplacedComposer {

    private static final List<String> HEADINGS =
            List.of("Source", "Tab", "Kind", "Code system", "Code", "Term", "How often", "First seen", "Last seen");

    private final UnplacedCodes codes;
    private final ReportNames names;

    UnplacedComposer(UnplacedCodes codes, ReportNames names) {
        this.codes = codes;
        this.names = names;
    }

    /** @param organisation the id of its launch registration */
    UnplacedView page(String organisation) {
        return new UnplacedView(
                ClinicalDate.of(codes.since()).text(),
                codes.of(organisation).stream().map(this::ofFeed).toList());
    }

    /** The lines of the file, its headings first. */
    String file(String organisation) {
        StringBuilder file = new StringBuilder(CsvLine.BYTE_ORDER_MARK).append(CsvLine.of(HEADINGS));
        codes.of(organisation).forEach(feed -> feed.codes().forEach(one -> file.append(CsvLine.of(cells(feed, one)))));
        return file.toString();
    }

    private OfFeed ofFeed(UnplacedOfFeed feed) {
        return new OfFeed(
                names.feed(feed.feed()),
                names.tab(feed.tab()),
                feed.codes().stream().map(UnplacedComposer::row).toList(),
                besides(feed));
    }

    private static List<String> besides(UnplacedOfFeed feed) {
        List<String> besides = new ArrayList<>();
        if (feed.withoutCode() > 0) {
            besides.add(feed.withoutCode() + (feed.withoutCode() == 1 ? " entry" : " entries")
                    + " came without a code that can be kept here.");
        }
        if (feed.dropped() > 0) {
            besides.add("The list was full: the rarest " + feed.dropped()
                    + (feed.dropped() == 1 ? " code was" : " codes were") + " dropped to make room.");
        }
        return besides;
    }

    private static Row row(UnplacedCode one) {
        SentCode code = one.code();
        return new Row(
                new Code(CodeSystems.nameOf(code.system()), code.code(), code.term()),
                code.kind(),
                one.count(),
                date(one.first()),
                date(one.last()));
    }

    private static ClinicalDate date(LocalDate day) {
        return ClinicalDate.of(day);
    }

    private List<String> cells(UnplacedOfFeed feed, UnplacedCode one) {
        return Stream.of(
                        names.feed(feed.feed()),
                        names.tab(feed.tab()),
                        one.code().kind(),
                        one.code().system(),
                        one.code().code(),
                        one.code().term(),
                        one.count(),
                        one.first(),
                        one.last())
                .map(Object::toString)
                .toList();
    }
}
