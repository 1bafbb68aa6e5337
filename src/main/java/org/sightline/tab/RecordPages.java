package org.sightline.tab;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;

/** Lays views out as HTML. */
interface RecordPages {

    String record(RecordView view);

    String closed();

    /** The templates under {@code ui-templates/pages/}, checked when the application is built. */
    @ApplicationScoped
    class OfTemplates implements RecordPages {

        @Override
        public String record(RecordView view) {
            return Templates.record(view).render();
        }

        @Override
        public String closed() {
            return Templates.closed().render();
        }

        @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
        static final class Templates {
            private Templates() {}

            static native TemplateInstance record(RecordView view);

            static native TemplateInstance closed();
        }
    }
}
