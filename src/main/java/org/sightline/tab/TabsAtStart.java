package org.sightline.tab;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.sightline.context.TabId;
import org.sightline.registration.LaunchConfigSource;

/** Refuses the start when a tab file is unfit, or when a role is promised a tab that does not exist. */
@ApplicationScoped
class TabsAtStart {

    private final TabCatalogue catalogue;
    private final LaunchConfigSource config;

    TabsAtStart(TabCatalogue catalogue, LaunchConfigSource config) {
        this.catalogue = catalogue;
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        List<TabId> unknown = catalogue.unknownIn(config.current().access());
        if (!unknown.isEmpty()) {
            throw new TabFileException(unknown.stream()
                    .map(id -> "access.yaml: there is no tab " + id + " (no ui-templates/tabs/" + id + ".yaml)")
                    .toList());
        }
    }
}
