package org.sightline.tab.panel.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.sightline.display.ShownText;

/**
 * An entry's narrative as plain text; nothing of its markup goes any further.
 *
 * @param generated whether its source made it from the entry's other elements alone
 */
public record NarrativeWords(ShownText text, boolean generated) {

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "br", "li", "tr", "table", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5");
    private static final Set<String> UNREAD = Set.of("script", "style", "head", "template");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern SPACES = Pattern.compile("[\\s&&[^\\n]]+|\\u00a0");

    private static final NarrativeWords NONE = new NarrativeWords(ShownText.NONE, false);

    public static NarrativeWords of(DomainResource resource) {
        return resource.hasText() ? of(resource.getText()) : NONE;
    }

    static NarrativeWords of(Narrative narrative) {
        StringBuilder text = new StringBuilder();
        if (narrative.getDiv() != null) {
            append(narrative.getDiv(), text);
        }
        String lines = LINES.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("\n");
        return new NarrativeWords(ShownText.of(lines), narrative.getStatus() == NarrativeStatus.GENERATED);
    }

    private static void append(XhtmlNode node, StringBuilder text) {
        if (node.getNodeType() == NodeType.Text) {
            text.append(node.getContent().replace('\n', ' '));
        }
        String name = node.getName() == null ? "" : node.getName().toLowerCase(Locale.ROOT);
        if (UNREAD.contains(name)) {
            return;
        }
        boolean block = BLOCKS.contains(name);
        text.append(block ? "\n" : "");
        node.getChildNodes().forEach(child -> append(child, text));
        text.append(block ? "\n" : CELLS.contains(name) ? " " : "");
    }

    /** Whether each of its words stands in what the row says. */
    public boolean isSaidBy(SaidWords row) {
        return text.isEmpty() || row.saysEachWordOf(text.whole());
    }
}
