package org.sightline.tab;

import java.util.List;
import org.sightline.tab.banner.Banner;
import org.sightline.tab.panel.Panel;

/** Pages that note in a log when one is laid out. */
record LoggedPages(Pages pages, List<String> log) implements RecordPages {

    @Override
    public String record(RecordView view) {
        log.add("page");
        return pages.record(view);
    }

    @Override
    public String banner(Banner banner) {
        return pages.banner(banner);
    }

    @Override
    public String sources(SourcesView sources) {
        return pages.sources(sources);
    }

    @Override
    public String progress(SourcesView sources) {
        return pages.progress(sources);
    }

    @Override
    public String tabs(RecordView view) {
        return pages.tabs(view);
    }

    @Override
    public String panel(Panel panel) {
        return pages.panel(panel);
    }

    @Override
    public String closed() {
        return pages.closed();
    }

    @Override
    public String print(List<RecordView> tabs) {
        log.add("page");
        return pages.print(tabs);
    }

    @Override
    public String found(FoundView view) {
        log.add("page");
        return pages.found(view);
    }
}
