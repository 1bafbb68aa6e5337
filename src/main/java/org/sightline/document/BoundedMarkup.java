package org.sightline.document;

import java.io.Reader;
import java.io.StringReader;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.sightline.document.bounds.Bounds;

/** Somebody else's HTML as a tree, if its length, depth and number of elements are those of a letter. */
final class BoundedMarkup {

    private BoundedMarkup() {}

    /** @throws org.sightline.document.bounds.BeyondBoundsException beyond any of the bounds */
    static Document parsed(String html) {
        Bounds.markup(html.length());
        MarkupDepth.check(html);
        Document tree = Parser.htmlParser().setMaxDepth(Bounds.DEEPEST + 2).parseInput(new Interruptible(html), "");
        int[] elements = {0};
        tree.traverse((NodeVisitor) (node, depth) -> {
            Bounds.goOn();
            Bounds.depth(depth);
            Bounds.elements(++elements[0]);
        });
        return tree;
    }

    /** Ends the parser, which itself listens to nobody. */
    private static final class Interruptible extends Reader {

        private final StringReader text;

        Interruptible(String text) {
            this.text = new StringReader(text);
        }

        @Override
        public int read(char[] into, int from, int length) throws java.io.IOException {
            Bounds.goOn();
            return text.read(into, from, length);
        }

        @Override
        public void close() {
            text.close();
        }
    }
}
