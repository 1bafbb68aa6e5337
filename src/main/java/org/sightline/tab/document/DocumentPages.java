package org.sightline.tab.document;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;

/** Lays a document's page out as HTML. */
interface DocumentPages {

    String document(DocumentView view);

    /** The template under {@code ui-templates/pages/}, checked when the application is built. */
    @ApplicationScoped
    class OfTemplates implements DocumentPages {

        @Override
        public String document(DocumentView view) {
            return Templates.document(view).render();
        }

        @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
        static final class Templates {
            private Templates() {}

            static native TemplateInstance document(DocumentView view);
        }
    }
}
