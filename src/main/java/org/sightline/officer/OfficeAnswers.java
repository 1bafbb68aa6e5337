package org.sightline.officer;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** What the office answers: a page, or a file to save. */
public final class OfficeAnswers {

    private static final String CSV = "text/csv;charset=UTF-8";

    private OfficeAnswers() {}

    /** @param status of HTTP */
    public static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(page.render())
                .build();
    }

    /** @param lines a text, or what writes it */
    public static Response csv(String name, Object lines) {
        return file(name, CSV, lines);
    }

    /**
     * @param name by which it is saved, of letters, digits, hyphens and full stops alone
     * @param type of media
     */
    public static Response file(String name, String type, Object content) {
        return Response.ok(content)
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
