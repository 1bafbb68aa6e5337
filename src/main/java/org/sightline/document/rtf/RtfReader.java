package org.sightline.document.rtf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Tokens to text: what each control word does to the group it stands in. */
final class RtfReader implements RtfTokens.Receiver {

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("emspace", "\u2003"),
            Map.entry("enspace", "\u2002"),
            Map.entry("qmspace", "\u2005"),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201c"),
            Map.entry("rdblquote", "\u201d"),
            Map.entry("~", "\u00a0"),
            Map.entry("_", "\u2011"));

    /** What a word processor fills in as it shows or prints, and is no word of the letter's author. */
    private static final Map<String, String> PRINTED = Map.of(
            "chdate", "[date of printing]",
            "chdpl", "[date of printing]",
            "chdpa", "[date of printing]",
            "chtime", "[time of printing]");

    private final RtfFonts fonts;
    private final RtfText text;
    private final RtfPage page;
    private final Deque<RtfGroup> outer = new ArrayDeque<>();
    private RtfGroup now = new RtfGroup();

    RtfReader(EnumMap<Lack, Integer> lacks) {
        fonts = new RtfFonts(lacks);
        page = new RtfPage(lacks);
        text = new RtfText(fonts, page);
    }

    Document page() {
        text.end(now);
        return page.laidOut();
    }

    @Override
    public void open() {
        text.flush(now);
        outer.push(now);
        now = now.inner();
    }

    @Override
    public void close() {
        text.flush(now);
        RtfGroup ended = now;
        if (!outer.isEmpty()) {
            now = outer.pop();
        }
        if (ended.starts) {
            page.end(ended.destination, now);
        }
    }

    @Override
    public void binary(byte[] file, int from, int to) {
        text.flush(now);
        if (now.destination == Destination.PICTURE) {
            page.picture().binary(file, from, to);
        }
    }

    @Override
    public void octet(int octet) {
        text.octet(octet, now);
    }

    @Override
    public void word(String name, int value) {
        if (name.equals("u")) {
            text.character(value, now);
            return;
        }
        if (CHARACTERS.containsKey(name) && text.isPassedOver()) {
            return;
        }
        text.flush(now);
        if (now.destination == Destination.SKIPPED) {
            return;
        }
        if (name.equals("*")) {
            now.starred = true;
            return;
        }
        boolean starred = now.starred;
        now.starred = false;
        Optional<Destination> destination = Destination.of(name);
        if (destination.isPresent()) {
            start(destination.get());
        } else if (starred) {
            now.destination = Destination.SKIPPED;
        } else {
            plainWord(name, value);
        }
    }

    private void start(Destination destination) {
        boolean inFormula = now.destination == Destination.FORMULA;
        if (inFormula && (destination == Destination.BODY || destination == Destination.FORMULA)) {
            return;
        }
        if (now.starts) {
            page.end(now.destination, now);
        }
        now.destination = destination;
        now.starts = true;
        if (destination.isApart()) {
            now.plain();
            now.newParagraph();
        }
        page.start(destination);
    }

    private void plainWord(String name, int value) {
        switch (now.destination) {
            case FONTS -> fonts.inTable(name, value);
            case PICTURE -> page.picture().word(name);
            case FORM_FIELD, FORM_ITEM -> page.formWord(name, value);
            case SKIPPED, CONTAINER, DRAWING, OBJECT, INSTRUCTION, FORMULA -> {}
            case BODY, FIELD, LIST_NUMBER, NESTED_ROW, HEADER, FOOTER, NOTE, COMMENT, TEXT_BOX -> {
                fonts.word(name, value);
                inText(name, value);
            }
        }
    }

    private void inText(String name, int value) {
        String character = CHARACTERS.get(name);
        if (character != null) {
            text.end(now);
            page.flow().text(character, now.marks());
            return;
        }
        Optional<Mark> mark = Mark.of(name);
        if (mark.isPresent()) {
            now.mark(mark.get(), value != 0);
            return;
        }
        switch (name) {
            case "plain" -> {
                now.plain();
                now.font = fonts.standard;
            }
            case "deff" -> now.font = fonts.standard;
            case "f" -> now.font = value;
            case "uc" -> now.fallbackLength = Math.max(0, Math.min(value, 16));
            case "ulnone" -> now.mark(Mark.UNDERLINED, false);
            case "nosupersub" -> {
                now.mark(Mark.RAISED, false);
                now.mark(Mark.LOWERED, false);
            }
            case "line", "lbr", "softline" -> page.flow().line();
            default -> inParagraph(name, value);
        }
    }

    private void inParagraph(String name, int value) {
        String printed = PRINTED.get(name);
        if (printed != null) {
            page.notShown(printed);
        } else {
            text.end(now);
            page.paragraphWord(name, value, now);
        }
    }
}
