package org.sightline.demo.oauth;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** How a token endpoint reads and answers. */
public final class JsonAnswer {

    private JsonAnswer() {}

    /** A field of a form or query; empty if it is not there. */
    public static String text(MultiMap form, String name) {
        return Objects.requireNonNullElse(form.get(name), "");
    }

    /** @param code of <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 section 5.2</a> */
    public static void refuse(RoutingContext request, int status, String code) {
        send(request, status, new JsonObject().put("error", code));
    }

    public static void send(RoutingContext request, int status, JsonObject content) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(content.encode());
    }
}
