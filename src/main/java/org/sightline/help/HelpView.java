package org.sightline.help;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ShownText;
import org.sightline.registration.ServiceDesk;
import org.sightline.tab.definition.Tab;

/**
 * The help page.
 *
 * @param sources in the order in which the record names them
 * @param tabs those that the reader's role opens
 * @param organisation whose service desk it is
 */
record HelpView(
        List<Source> sources,
        List<Tab> tabs,
        Ways ways,
        ShownText organisation,
        @Nullable ServiceDesk deskOrNull) {

    HelpView {
        sources = List.copyOf(sources);
        tabs = List.copyOf(tabs);
    }

    public Optional<ServiceDesk> desk() {
        return Optional.ofNullable(deskOrNull);
    }

    /**
     * One source, as its registration says.
     *
     * @param age how old its data is at best
     * @param since the first day it holds data of; empty if it goes back for ever or is not connected
     * @param supplies the kinds of entries it may have; empty if it is not connected
     * @param announced what the operator tells the readers of its data today
     */
    record Source(String name, String age, String since, String supplies, List<String> announced) {
        Source {
            announced = List.copyOf(announced);
        }
    }

    /** Where the page leads: back to a tab, and to the three forms. */
    record Ways(String back, String backTo, String report, String feedback, String idea) {}
}
