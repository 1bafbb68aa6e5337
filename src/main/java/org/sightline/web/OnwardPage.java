package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends a browser on to another server by a form. */
record OnwardPage(URI address, List<Hidden> fields) {

    /** A field that nobody sees. */
    record Hidden(String name, String value) {}

    /** The template; checked against this record when the application is built. */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance onward(OnwardPage page);
    }

    static OnwardPage of(URI address, Map<String, String> fields) {
        return new OnwardPage(
                address,
                fields.entrySet().stream()
                        .map(field -> new Hidden(field.getKey(), field.getValue()))
                        .toList());
    }

    String render() {
        return Templates.onward(this).render();
    }
}
