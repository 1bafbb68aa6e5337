package org.sightline.oversight.usage;

import jakarta.inject.Singleton;
import java.util.List;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.tab.definition.TabTitles;
import org.sightline.tab.definition.TabTitles.TabTitle;
import org.sightline.usage.SmallNumbers;
import org.sightline.usage.UsageFigures.By;
import org.sightline.usage.UsageFigures.Share;

/** The words for what figures are about. What is no longer there keeps its id. */
@Singleton
class UsageNames {

    private final LaunchConfigSource config;
    private final TabTitles tabs;

    UsageNames(LaunchConfigSource config, TabTitles tabs) {
        this.config = config;
        this.tabs = tabs;
    }

    List<LaunchRegistration> organisations() {
        return config.current().organisations();
    }

    String heading(By by) {
        return switch (by) {
            case ROLE -> "Role";
            case TAB -> "Tab";
            case ORGANISATION -> "Organisation";
        };
    }

    /** What those are called that are put together. */
    String others(By by) {
        String which = switch (by) {
            case ROLE -> "Other roles";
            case TAB -> "Other tabs";
            case ORGANISATION -> "Other organisations";
        };
        return which + ", with " + SmallNumbers.FEW + " users or little more";
    }

    String of(By by, Share share) {
        return switch (by) {
            case ROLE -> share.name().isEmpty() ? share.id() : share.name();
            case TAB -> tab(share.id());
            case ORGANISATION -> organisation(share.id());
        };
    }

    String organisation(String id) {
        return config.current().byId(id).map(LaunchRegistration::name).orElse(id);
    }

    private String tab(String id) {
        return tabs.titles().stream()
                .filter(tab -> tab.id().value().equals(id))
                .map(TabTitle::title)
                .findFirst()
                .orElse(id);
    }
}
