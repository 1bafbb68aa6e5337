package org.sightline.document.rtf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.sightline.document.bounds.Bounds;

/** One text of a letter, such as its body or a footnote: runs into paragraphs, paragraphs into cells and tables. */
final class RtfFlow {

    /** A paragraph may be all there is in a table: that and its row and cell. */
    private static final int ELEMENTS_OF_A_TABLE = 4;

    private final Element root = new Element("div");
    private final RtfTables tables = new RtfTables(root);
    private final StringBuilder run = new StringBuilder();
    private final List<Element> boxes = new ArrayList<>();
    private Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private Element paragraph = new Element("p");
    private int elements;
    private int written;

    void text(String text, Set<Mark> marked) {
        if (!marks.equals(marked)) {
            endRun();
            marks = marked.isEmpty() ? EnumSet.noneOf(Mark.class) : EnumSet.copyOf(marked);
        }
        run.append(text);
        written += text.length();
    }

    void line() {
        add(new Element("br"));
    }

    /** Something that is not text, in the line. */
    void add(Element element) {
        endRun();
        count(2);
        paragraph.appendChild(element);
        written++;
    }

    /** A text of its own, to stand behind the paragraph that holds its anchor. */
    void box(Element box) {
        boxes.add(box);
        written++;
    }

    /** How much was put in so far. */
    int written() {
        return written;
    }

    void endParagraph(int level) {
        endRun();
        if (paragraph.childNodeSize() > 0 || level == 0) {
            count(1 + ELEMENTS_OF_A_TABLE * level);
            if (paragraph.childNodeSize() == 0) {
                paragraph.appendElement("br");
            }
            tables.paragraph(paragraph, level);
            paragraph = new Element("p");
        }
        boxes.forEach(box -> tables.paragraph(box, level));
        boxes.clear();
    }

    void endCell(int level) {
        endParagraph(level);
        count(1);
        tables.endCell(level);
    }

    void endRow(int level, RowShape shape) {
        if (!isEmptyParagraph()) {
            endCell(level);
        }
        count(1);
        tables.endRow(level, shape);
    }

    /** All of it, in an element of its own. */
    Element end(RowShape shape) {
        if (!isEmptyParagraph()) {
            endParagraph(0);
        }
        tables.end(shape);
        return root;
    }

    private void count(int more) {
        elements += more;
        Bounds.elements(elements);
    }

    private boolean isEmptyParagraph() {
        return paragraph.childNodeSize() == 0 && run.isEmpty() && boxes.isEmpty();
    }

    private void endRun() {
        if (run.isEmpty()) {
            return;
        }
        boolean blank = run.toString().isBlank();
        org.jsoup.nodes.Node node = new TextNode(run.toString());
        for (Mark mark : marks) {
            count(1);
            Element wrap = new Element(mark.tag());
            if (!mark.inWords().isEmpty() && !blank) {
                wrap.appendChild(new TextNode("[" + mark.inWords() + ": "));
            }
            wrap.appendChild(node);
            if (!mark.inWords().isEmpty() && !blank) {
                wrap.appendChild(new TextNode("]"));
            }
            node = wrap;
        }
        count(1);
        paragraph.appendChild(node);
        run.setLength(0);
    }
}
