package org.sightline.tab.panel;

import java.util.Set;

/** The code that fills panels of one kind; what it shows is laid out by {@code ui-templates/panels/panel.html}. */
public interface PanelKind {

    /** The name tab files use. */
    String name();

    /** The FHIR resource types it can show: a tab file may search for no other. */
    Set<String> resourceTypes();

    /** The code lists a tab file has to give it. */
    default Set<String> codeLists() {
        return Set.of();
    }

    /** Whether a tab file gives it code lists of its own naming, each called what the page calls it. */
    default boolean namesItsLists() {
        return false;
    }

    /** Whether a tab file may give it rules: words, notes and care processes. */
    default boolean takesRules() {
        return false;
    }

    /** The windows, in months, a tab file has to give it. */
    default Set<String> windows() {
        return Set.of();
    }

    /** Whether it looks through all that the tab reads of its resource types, whatever else it is read for. */
    default boolean looksEverywhere() {
        return false;
    }

    /** Whether it shows what no other panel of its tab takes. */
    default boolean takesTheRest() {
        return false;
    }

    /**
     * Whether its entries are asked for only when it is opened alone; on a tab's page it is given sources without any.
     */
    default boolean isOnDemand() {
        return false;
    }

    /** What the panel shows of this input; nothing else is looked at. */
    Panel show(PanelInput input);
}
