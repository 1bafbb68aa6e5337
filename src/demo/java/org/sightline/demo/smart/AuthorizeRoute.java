package org.sightline.demo.smart;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.sightline.demo.oauth.JsonAnswer;

/**
 * The authorization endpoint of each EHR, by GET and by POST. Nobody is asked anything. A client that cannot be trusted
 * with an answer gets none: only a fault that is found after client and redirect address is sent back to it.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html">SMART: obtain authorization code</a>
 */
@ApplicationScoped
class AuthorizeRoute {

    private static final List<String> NEEDED = List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "launch",
            "scope",
            "state",
            "aud",
            "code_challenge",
            "code_challenge_method");

    private final EhrAddresses addresses;
    private final SmartLaunches launches;
    private final EhrTokens tokens;

    AuthorizeRoute(EhrAddresses addresses, SmartLaunches launches, EhrTokens tokens) {
        this.addresses = addresses;
        this.launches = launches;
        this.tokens = tokens;
    }

    void register(@Observes Router router) {
        String path = "/demo/smart/:ehr/authorize";
        router.get(path).handler(request -> answer(request, request.queryParams()));
        router.post(path)
                .handler(BodyHandler.create(false))
                .handler(request -> answer(request, request.request().formAttributes()));
    }

    private void answer(RoutingContext request, MultiMap sent) {
        Optional<SmartEhr> ehr = Optional.ofNullable(request.pathParam("ehr")).flatMap(SmartEhr::byId);
        boolean ours = ehr.isPresent()
                && one(sent, "client_id").equals(EhrAddresses.CLIENT_ID)
                && one(sent, "redirect_uri").equals(addresses.redirectUri(ehr.get()));
        if (!ours) {
            request.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", "text/plain;charset=utf-8")
                    .end("This EPR knows no such client, or not with this redirect address.\n");
            return;
        }
        String back = addresses.redirectUri(ehr.get()) + "?" + outcome(ehr.get(), sent) + "&state="
                + EhrAddresses.encoded(one(sent, "state")) + "&iss="
                + EhrAddresses.encoded(addresses.issuer(ehr.get()));
        // a POST is answered by a page to GET
        int status = request.request().method().equals(HttpMethod.POST) ? 303 : 302;
        request.response().setStatusCode(status).putHeader("Location", back).end();
    }

    /** @return {@code code=…} or {@code error=…}, of RFC 6749 section 4.1.2.1 */
    private String outcome(SmartEhr ehr, MultiMap sent) {
        boolean whole = NEEDED.stream().noneMatch(name -> one(sent, name).isEmpty())
                && one(sent, "code_challenge_method").equals("S256")
                && one(sent, "code_challenge").matches("[A-Za-z0-9_-]{43}")
                && one(sent, "aud").equals(addresses.fhirBase(ehr));
        if (!whole) {
            return "error=invalid_request";
        }
        if (!one(sent, "response_type").equals("code")) {
            return "error=unsupported_response_type";
        }
        GrantedScope scope = GrantedScope.of(one(sent, "scope"));
        if (!scope.has("launch")) {
            return "error=invalid_scope";
        }
        return launches.take(ehr, one(sent, "launch"))
                .map(launch -> new EhrGrant(
                        launch,
                        scope,
                        one(sent, "redirect_uri"),
                        JsonAnswer.text(sent, "nonce"),
                        one(sent, "code_challenge")))
                .map(grant -> "code=" + tokens.code(grant))
                .orElse("error=invalid_request");
    }

    /** The parameter, if it was sent once; empty otherwise (RFC 6749 section 3.1). */
    private static String one(MultiMap sent, String name) {
        List<String> values = sent.getAll(name);
        return values.size() == 1 ? values.getFirst() : "";
    }
}
