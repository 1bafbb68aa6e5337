package org.sightline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Sends a browser on by a form.
 *
 * @param words what its reader is told
 * @param fromFragment the field that is filled with the fragment of the page's address; empty for none
 */
record OnwardPage(String address, String words, List<Hidden> fields, String fromFragment) {

    private static final String ELSEWHERE = "Your own system confirms who you are.";
    private static final String OURSELVES = "Your own system has confirmed who you are.";

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
                address.toString(),
                ELSEWHERE,
                fields.entrySet().stream()
                        .map(field -> new Hidden(field.getKey(), field.getValue()))
                        .toList(),
                "");
    }

    static OnwardPage toOurselves(String path, String fromFragment) {
        return new OnwardPage(path, OURSELVES, List.of(), fromFragment);
    }

    String render() {
        return Templates.onward(this).render();
    }
}
