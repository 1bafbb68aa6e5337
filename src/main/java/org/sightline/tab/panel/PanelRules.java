package org.sightline.tab.panel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tab file tells a panel besides codes and windows, so that it can be reviewed there.
 *
 * @param words of a measure that has no code, or no code of its own: words by which an entry's name tells it
 * @param notes what has to be read beside a measure, such as the cut-offs of a score
 * @param processes the care processes, in their order
 */
public record PanelRules(Map<String, List<String>> words, Map<String, String> notes, List<CareProcess> processes) {

    public static final PanelRules NONE = new PanelRules(Map.of(), Map.of(), List.of());

    public PanelRules {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        processes = List.copyOf(processes);
    }

    /** The note of that name; empty if the tab file has none. */
    public String note(String name) {
        return notes.getOrDefault(name, "");
    }
}
