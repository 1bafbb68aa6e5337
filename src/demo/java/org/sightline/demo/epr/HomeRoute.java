package org.sightline.demo.epr;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sends whoever opens the bare address on to the EPR. A resource at the root would hide the viewer's own. */
@ApplicationScoped
class HomeRoute {

    void register(@Observes Router router) {
        router.get("/").handler(request -> request.redirect("/demo"));
    }
}
