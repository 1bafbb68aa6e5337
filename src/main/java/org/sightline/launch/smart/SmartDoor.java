package org.sightline.launch.smart;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.Secret;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.LaunchService;
import org.sightline.launch.Quoted;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.StepResult;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.Scopes;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.session.ViewerSessions;

/**
 * The steps of a SMART launch: from the EHR's request to its authorization server, and from there to a session. A start
 * is used up first, so that whatever is refused later cannot be tried again.
 */
@Singleton
class SmartDoor {

    private static final int LONGEST_PARAMETER = 12_000;
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

    private final LaunchConfigSource config;
    private final Discovery discovery;
    private final PendingStarts starts;
    private final CodeExchange exchange;
    private final LaunchService launches;

    @Inject
    SmartDoor(
            LaunchConfigSource config,
            Discovery discovery,
            PendingStarts starts,
            CodeExchange exchange,
            LaunchService launches) {
        this.config = config;
        this.discovery = discovery;
        this.starts = starts;
        this.exchange = exchange;
        this.launches = launches;
    }

    /** Where the browser goes, and what it has to bring back. */
    record Sent(Onward onward, BrowserBinding binding, LaunchRegistration registration) {}

    /** What the browser brought back, each parameter as often as it stood in the address. */
    record Returned(
            String registration,
            List<String> states,
            List<String> codes,
            List<String> errors,
            @Nullable String issuer) {}

    /** The session, and the cookie that has done its work. */
    record Finished(ViewerSessions.Opened opened, String cookieName) {}

    /**
     * The EHR opened the launch address.
     *
     * @param fhirBases every {@code iss} parameter
     * @param handles every {@code launch} parameter
     */
    Sent start(List<String> fhirBases, List<String> handles, LaunchRequest request) {
        Optional<String> claimed = fhirBases.stream().findFirst();
        Optional<LaunchRegistration> organisation = claimed.flatMap(config.current()::byFhirBase);
        StepCollector steps = steps();
        try {
            String fhirBase = one(fhirBases, "iss");
            String handle = one(handles, "launch");
            LaunchRegistration registration = organisation.orElseThrow(() -> new StepRefusedException(
                    RefusalReason.SMART_EHR_UNKNOWN, "no organisation is registered with iss " + Quoted.of(fhirBase)));
            Sent sent = start(registration, fhirBase, handle, steps);
            launches.started(registration.id(), steps.taken(), request);
            return sent;
        } catch (StepRefusedException e) {
            Refusal refusal = Refusal.of(e, claimed.orElse(""), organisation.orElse(null), false);
            throw launches.refuse(Door.SMART, refusal, steps.taken(), request);
        }
    }

    private static StepCollector steps() {
        return new StepCollector(SmartStep.values(), StepResult.NOT_REACHED, "");
    }

    private Sent start(LaunchRegistration registration, String fhirBase, String handle, StepCollector steps)
            throws StepRefusedException {
        SmartRegistration ehr = registration.smart().orElseThrow();
        steps.holds(SmartStep.START, "Both came, and iss is the registered FHIR base");
        EhrDescription server = discovery.of(ehr);
        steps.holds(SmartStep.DISCOVERY, "Tokens come from " + server.token());
        BrowserBinding binding = BrowserBinding.next();
        String scope = Scopes.wanted(ehr, server);
        starts.keep(binding, new PendingStarts.Start(registration.id(), fhirBase, scope));
        AuthorizationRequest asked = new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(ehr.clientId()))
                .endpointURI(server.authorization())
                .redirectionURI(exchange.redirectOf(registration))
                .scope(Scope.parse(scope))
                .state(new State(binding.state().value()))
                .codeChallenge(binding.codeVerifier(), CodeChallengeMethod.S256)
                .customParameter("launch", handle)
                .customParameter("aud", fhirBase)
                .customParameter("nonce", binding.nonce().getValue())
                .build();
        Onward onward = Onward.of(asked, ehr, server);
        steps.holds(
                SmartStep.AUTHORIZE,
                server.authorization() + " is asked for “" + scope + "”" + (onward.byPost() ? ", by a form" : ""));
        return new Sent(onward, binding, registration);
    }

    /** The authorization server sent the browser back. */
    Finished finish(Returned returned, Map<String, String> cookies, LaunchRequest request) {
        Optional<LaunchRegistration> organisation = config.current().byId(returned.registration());
        StepCollector steps = steps();
        String fhirBase = "";
        try {
            Secret state = new Secret(one(returned.states(), RefusalReason.SMART_STATE_UNKNOWN, "state"));
            PendingStarts.Taken taken = starts.take(state)
                    .orElseThrow(() -> new StepRefusedException(
                            RefusalReason.SMART_STATE_UNKNOWN, "the state is unknown or was used before"));
            fhirBase = taken.start().fhirBase();
            BrowserBinding binding = sameBrowser(taken, state, cookies);
            LaunchRegistration registration = registrationOf(taken.start(), returned, organisation.orElse(null));
            SmartRegistration ehr = registration.smart().orElseThrow();
            EhrDescription server = discovery.of(ehr);
            String code = code(returned, server);
            steps.holds(
                    SmartStep.CALLBACK,
                    "All of it; " + (returned.issuer() == null ? "no iss came and none is promised" : "iss came"));
            CodeExchange.Redeeming redeeming = new CodeExchange.Redeeming(
                    registration, ehr, server, binding, taken.start().scope(), steps);
            return new Finished(exchange.admit(redeeming, code, request), BrowserBinding.cookieName(state));
        } catch (StepRefusedException e) {
            Refusal refusal = Refusal.of(e, fhirBase, organisation.orElse(null), steps.held(SmartStep.TOKEN));
            throw launches.refuse(Door.SMART, refusal, steps.taken(), request);
        }
    }

    private static BrowserBinding sameBrowser(PendingStarts.Taken taken, Secret state, Map<String, String> cookies)
            throws StepRefusedException {
        Secret cookie = new Secret(cookies.getOrDefault(BrowserBinding.cookieName(state), ""));
        if (!cookie.isOf(taken.browserHash())) {
            throw new StepRefusedException(
                    RefusalReason.SMART_BROWSER_DIFFERS,
                    "expected the cookie of this start, came "
                            + (cookie.value().isEmpty() ? "none, among " + cookies.size() + " cookies" : "another"));
        }
        if (!taken.fresh()) {
            throw new StepRefusedException(
                    RefusalReason.SMART_STATE_EXPIRED,
                    "expected at most " + PendingStarts.LIFETIME.toSeconds() + " s since the start, came after "
                            + taken.age().toSeconds() + " s");
        }
        return new BrowserBinding(state, cookie);
    }

    /** An answer at another registration's address is one that somebody mixed up. */
    private static LaunchRegistration registrationOf(
            PendingStarts.Start start, Returned returned, @Nullable LaunchRegistration organisation)
            throws StepRefusedException {
        if (!start.registration().equals(returned.registration())) {
            throw new StepRefusedException(
                    RefusalReason.SMART_RESPONSE_MIXED_UP,
                    "expected the callback of " + start.registration() + ", came "
                            + Quoted.of(returned.registration()));
        }
        return Optional.ofNullable(organisation)
                .filter(o ->
                        o.smart().filter(ehr -> ehr.isNamedBy(start.fhirBase())).isPresent())
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.REGISTRATION_WITHDRAWN, "the registration changed since the start"));
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc9207">RFC 9207: the issuer of an authorization response</a> */
    private static String code(Returned returned, EhrDescription server) throws StepRefusedException {
        @Nullable String promised = server.issuer().orElse(null);
        boolean wrong = returned.issuer() != null && promised != null
                ? !returned.issuer().equals(promised)
                : server.statesIssuer() && returned.issuer() == null;
        if (wrong) {
            throw new StepRefusedException(
                    RefusalReason.SMART_RESPONSE_MIXED_UP,
                    "expected iss " + Quoted.of(promised) + ", came " + Quoted.of(returned.issuer()));
        }
        if (!returned.errors().isEmpty()) {
            // the server's own words are never repeated: anybody can send a browser here
            String error = returned.errors().getFirst();
            throw new StepRefusedException(
                    RefusalReason.SMART_NOT_AUTHORISED,
                    "expected a code, came error "
                            + (ERROR_CODE.matcher(error).matches() ? error : "with an unreadable code"));
        }
        return one(returned.codes(), RefusalReason.SMART_CODE_MISSING, "code");
    }

    private static String one(List<String> values, String name) throws StepRefusedException {
        return one(values, RefusalReason.SMART_REQUEST_MALFORMED, name);
    }

    private static String one(List<String> values, RefusalReason reason, String name) throws StepRefusedException {
        if (values.size() != 1
                || values.getFirst().isBlank()
                || values.getFirst().length() > LONGEST_PARAMETER) {
            throw new StepRefusedException(
                    reason,
                    "expected " + name + " once, with a value of at most " + LONGEST_PARAMETER + " characters; came "
                            + (values.size() == 1 ? Quoted.kind(values.getFirst()) : values.size() + " times"));
        }
        return values.getFirst();
    }
}
