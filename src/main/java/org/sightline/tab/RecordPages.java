package org.sightline.tab;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.tab.banner.Banner;
import org.sightline.tab.panel.Panel;

/** Lays views out as HTML. */
interface RecordPages {

    String record(RecordView view);

    /** The inside of one part of it, for a page that waits for its feeds. */
    String banner(Banner banner);

    String sources(SourcesView sources);

    String progress(SourcesView sources);

    String tabs(RecordView view);

    /** With the details of its rows in words, which the script lays out once they are opened. */
    String panel(Panel panel);

    String closed();

    /** Several tabs of one record, for paper. */
    String print(List<RecordView> tabs);

    /** What of the whole record was found. */
    String found(FoundView view);

    /** The templates under {@code ui-templates/pages/}, checked when the application is built. */
    @ApplicationScoped
    class OfTemplates implements RecordPages {

        @Override
        public String record(RecordView view) {
            return Templates.record(view).render();
        }

        @Override
        public String banner(Banner banner) {
            return Fragments.banner(banner).render();
        }

        @Override
        public String sources(SourcesView sources) {
            return Fragments.sources(sources).render();
        }

        @Override
        public String progress(SourcesView sources) {
            return Fragments.progress(sources).render();
        }

        @Override
        public String tabs(RecordView view) {
            return Fragments.tabs(view).render();
        }

        @Override
        public String panel(Panel panel) {
            return Fragments.panelContent(panel).data("inWords", true).render();
        }

        @Override
        public String closed() {
            return Templates.closed().render();
        }

        @Override
        public String print(List<RecordView> tabs) {
            return Templates.print(tabs).render();
        }

        @Override
        public String found(FoundView view) {
            return Templates.found(view).render();
        }

        @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
        static final class Templates {
            private Templates() {}

            static native TemplateInstance record(RecordView view);

            static native TemplateInstance closed();

            static native TemplateInstance print(List<RecordView> tabs);

            static native TemplateInstance found(FoundView view);
        }

        @CheckedTemplate(basePath = "fragments", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
        static final class Fragments {
            private Fragments() {}

            static native TemplateInstance banner(Banner banner);

            static native TemplateInstance sources(SourcesView sources);

            static native TemplateInstance progress(SourcesView sources);

            static native TemplateInstance tabs(RecordView view);

            static native TemplateInstance panelContent(Panel panel);
        }
    }
}
