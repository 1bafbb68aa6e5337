package org.sightline.tab.panel;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * What fills panels of one kind, as data: what a tab file may and has to give it, and what it shows, which is laid out by
 * {@code ui-templates/panels/panel.html}.
 *
 * @param name the name tab files use
 * @param resourceTypes the FHIR resource types it can show: a tab file may search for no other
 * @param codeLists the code lists a tab file has to give it
 * @param windows the windows, in months, a tab file has to give it
 * @param panel what the panel shows of an input; nothing else is looked at
 */
public record PanelKind(
        String name,
        Set<String> resourceTypes,
        Set<String> codeLists,
        Set<String> windows,
        Set<Trait> traits,
        Function<PanelInput, Panel> panel) {

    /** What not every kind does. */
    public enum Trait {
        /** A tab file gives it code lists of its own naming, each called what the page calls it. */
        NAMES_ITS_LISTS,
        /** A tab file may give it rules: words, notes and care processes. */
        TAKES_RULES,
        /** It looks through all that the tab reads of its resource types, whatever else it is read for. */
        LOOKS_EVERYWHERE,
        /** It repeats what other panels of its tab show, and takes none of it from them. */
        REPEATS,
        /** It shows what no other panel of its tab takes. */
        TAKES_THE_REST,
        /** It knows what is set for the patient. */
        SETS_TARGETS,
        /** It draws that among the values. */
        DRAWS_TARGETS,
        /** Its entries are asked for only when it is opened alone; on a tab's page it is given sources without any. */
        ON_DEMAND
    }

    public PanelKind {
        resourceTypes = Set.copyOf(resourceTypes);
        codeLists = Set.copyOf(codeLists);
        windows = Set.copyOf(windows);
        traits = Set.copyOf(traits);
    }

    /** A kind without code lists, windows and traits. */
    public static PanelKind of(String name, Function<PanelInput, Panel> panel, Set<String> resourceTypes) {
        return new PanelKind(name, resourceTypes, Set.of(), Set.of(), Set.of(), panel);
    }

    public PanelKind withCodeLists(Set<String> lists) {
        return new PanelKind(name, resourceTypes, lists, windows, traits, panel);
    }

    public PanelKind withWindows(Set<String> months) {
        return new PanelKind(name, resourceTypes, codeLists, months, traits, panel);
    }

    /** The same that has these traits too. */
    public PanelKind that(Trait... more) {
        Set<Trait> all = new HashSet<>(traits);
        all.addAll(Set.of(more));
        return new PanelKind(name, resourceTypes, codeLists, windows, all, panel);
    }

    /** Another kind that reads and shows the same. */
    public PanelKind named(String other) {
        return new PanelKind(other, resourceTypes, codeLists, windows, traits, panel);
    }

    /** The same that shows what it reads in another way. */
    public PanelKind shownBy(Function<PanelInput, Panel> other) {
        return new PanelKind(name, resourceTypes, codeLists, windows, traits, other);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public Panel show(PanelInput input) {
        return panel.apply(input);
    }
}
