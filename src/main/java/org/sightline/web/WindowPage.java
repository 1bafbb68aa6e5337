package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Says inside a frame that the record can only be opened in a window of its own, and opens it there.
 *
 * @param address where the launch goes on
 */
record WindowPage(String address) {

    /** The template; checked against this record when the application is built. */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance windowNeeded(WindowPage page);
    }

    String render() {
        return Templates.windowNeeded(this).render();
    }
}
