package org.sightline.document.rtf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The texts of a letter, put together in the order in which they are read: headers, body, notes, footers. */
final class RtfPage {

    private final EnumMap<Lack, Integer> lacks;
    private final Deque<RtfFlow> flows = new ArrayDeque<>();
    private final Deque<RtfField> fields = new ArrayDeque<>();
    private final Map<Integer, RowShape> shapes = new HashMap<>();
    private final Map<String, Element> headers = new LinkedHashMap<>();
    private final Map<String, Element> footers = new LinkedHashMap<>();
    private final List<Element> notes = new ArrayList<>();
    private final Deque<Element> openNotes = new ArrayDeque<>();
    private final Deque<Integer> drawings = new ArrayDeque<>();
    private RtfPicture picture = new RtfPicture();
    private int paragraphAt;
    private boolean numberShown;
    private boolean numbered;

    RtfPage(EnumMap<Lack, Integer> lacks) {
        this.lacks = lacks;
        flows.push(new RtfFlow());
    }

    RtfFlow flow() {
        return flows.getFirst();
    }

    RtfPicture picture() {
        return picture;
    }

    void instruction(String text) {
        if (!fields.isEmpty() && fields.getFirst().instruction.length() < 1_000) {
            fields.getFirst().instruction.append(text);
        }
    }

    void formWord(String word, int value) {
        if (!fields.isEmpty()) {
            fields.getFirst().formWord(word, value);
        }
    }

    void formItem(String item) {
        if (!fields.isEmpty()) {
            fields.getFirst().item(item);
        }
    }

    /** A group of this destination begins. */
    void start(Destination destination) {
        switch (destination) {
            case HEADER, FOOTER, TEXT_BOX -> flows.push(new RtfFlow());
            case NOTE, COMMENT -> startNote(destination == Destination.NOTE ? "note " : "comment ");
            case PICTURE -> picture = new RtfPicture();
            case FIELD -> fields.push(new RtfField(flow().written()));
            case DRAWING -> drawings.push(flow().written());
            case LIST_NUMBER -> numberShown = true;
            case FORMULA -> lack(Lack.FORMULA, "[formula not shown]");
            case OBJECT -> lack(Lack.OBJECT, "[embedded file not shown]");
            case BODY, CONTAINER, SKIPPED, FONTS, INSTRUCTION, FORM_FIELD, FORM_ITEM, NESTED_ROW -> {}
        }
    }

    /** The group that began this destination ends; {@code around} is the group it stood in. */
    void end(Destination destination, RtfGroup around) {
        switch (destination) {
            case HEADER -> keep(endFlow(), headers);
            case FOOTER -> keep(endFlow(), footers);
            case TEXT_BOX -> endBox();
            case NOTE, COMMENT -> openNotes.pop().appendChild(endFlow());
            case PICTURE ->
                picture.shown().ifPresentOrElse(flow()::add, () -> lack(Lack.PICTURE, "[picture not shown]"));
            case FIELD -> endField(fields.pop(), around);
            case DRAWING -> {
                if (drawings.pop() == flow().written()) {
                    lack(Lack.DRAWING, "");
                }
            }
            case BODY, LIST_NUMBER, CONTAINER, SKIPPED, FONTS, INSTRUCTION, FORM_FIELD, FORM_ITEM -> {}
            case NESTED_ROW, FORMULA, OBJECT -> {}
        }
    }

    /** A control word that is about paragraphs and tables. */
    void paragraphWord(String word, int value, RtfGroup group) {
        int nested = Math.max(2, group.nesting);
        switch (word) {
            case "par", "sect", "page", "column" -> endParagraph(group.tableLevel());
            case "pard" -> {
                group.newParagraph();
                numbered = false;
            }
            case "ls" -> numbered = value > 0;
            case "intbl" -> group.inTable = true;
            case "itap" -> group.nesting = Math.max(0, value);
            case "cell" -> flow().endCell(1);
            case "nestcell" -> flow().endCell(nested);
            case "row" -> flow().endRow(1, shape(1));
            case "nestrow" -> flow().endRow(nested, shape(nested));
            case "trowd" -> shapes.put(shaped(group), new RowShape());
            default -> {
                if (word.startsWith("cl") || word.startsWith("tr") || word.equals("cellx")) {
                    shape(shaped(group)).word(word, value);
                }
            }
        }
    }

    /** Something that only a word processor can fill in. */
    void notShown(String inText) {
        lack(Lack.FIELD, inText);
    }

    Document laidOut() {
        while (flows.size() > 1) {
            endBox();
        }
        Document page = Document.createShell("");
        headers.values().forEach(page.body()::appendChild);
        page.body().appendChild(endFlow());
        notes.forEach(page.body()::appendChild);
        footers.values().forEach(page.body()::appendChild);
        return page;
    }

    private void endParagraph(int level) {
        if (numbered && !numberShown && flow().written() > paragraphAt) {
            lack(Lack.LIST_NUMBER, "");
        }
        numberShown = false;
        flow().endParagraph(level);
        paragraphAt = flow().written();
    }

    private void startNote(String kind) {
        String mark = "[" + kind + (notes.size() + 1) + "]";
        flow().add(new Element("sup").text(mark));
        Element note = new Element("div");
        note.appendElement("p").appendElement("strong").text(mark);
        notes.add(note);
        openNotes.push(note);
        flows.push(new RtfFlow());
    }

    private void endField(RtfField field, RtfGroup around) {
        int at = flow().written();
        if (field.lacksWords(at)) {
            lack(Lack.FIELD, "[field not shown]");
        }
        flow().text(field.inWords(at), around.marks());
    }

    /** Sections repeat them; a text that stands above each page is read once. */
    private static void keep(Element apart, Map<String, Element> among) {
        if (apart.hasText() || apart.selectFirst("img") != null) {
            among.putIfAbsent(apart.text(), apart);
        }
    }

    private void endBox() {
        Element box = endFlow();
        flow().box(box);
    }

    private Element endFlow() {
        return flows.pop().end(shape(1));
    }

    private void lack(Lack lack, String inText) {
        lacks.merge(lack, 1, Integer::sum);
        if (!inText.isEmpty()) {
            flow().add(new Element("span").text(inText));
        }
    }

    private static int shaped(RtfGroup group) {
        return group.destination == Destination.NESTED_ROW ? Math.max(2, group.nesting) : 1;
    }

    private RowShape shape(int level) {
        return shapes.computeIfAbsent(level, _ -> new RowShape());
    }
}
