package org.sightline.launch.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.Voucher;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.LaunchService;
import org.sightline.launch.ProvedLaunch;
import org.sightline.launch.Quoted;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.token.LaunchTokenVerifier.Verdict;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;
import org.sightline.session.ViewerSessions;

/** The steps from a token to a session or to a one-time link. A token is spent last, when nothing else can refuse it. */
@Singleton
class TokenDoor {

    private final LaunchTokenVerifier verifier;
    private final UsedTokens usedTokens;
    private final PushedLaunches pushedLaunches;
    private final LaunchService launches;

    @Inject
    TokenDoor(
            LaunchTokenVerifier verifier,
            UsedTokens usedTokens,
            PushedLaunches pushedLaunches,
            LaunchService launches) {
        this.verifier = verifier;
        this.usedTokens = usedTokens;
        this.pushedLaunches = pushedLaunches;
        this.launches = launches;
    }

    /**
     * A browser posted the form.
     *
     * @param tokens every value that the form gave its one field
     * @param origin the {@code Origin} header, if one was sent
     * @throws LaunchRefusedException once the refusal is on the audit trail
     */
    ViewerSessions.Opened post(List<String> tokens, @Nullable String origin, LaunchRequest request) {
        return launches.accept(launchOf(posted(tokens, origin, request)), request);
    }

    /** What became of a form that was posted in a frame. */
    sealed interface Posted {

        /** As {@link #post}: no page may frame this organisation's launches, and the browser sees to that. */
        record Opened(ViewerSessions.Opened session) implements Posted {}

        /** Nothing is opened before the browser has shown whether it keeps cookies in the frame. */
        record Waiting(String registration, String handle) implements Posted {}
    }

    /** As {@link #post}, by a browser that shows the launch in a frame. */
    Posted postInFrame(List<String> tokens, @Nullable String origin, LaunchRequest request) {
        Verdict.Proved proved = posted(tokens, origin, request);
        if (proved.registration().framedBy().isEmpty()) {
            return new Posted.Opened(launches.accept(launchOf(proved), request));
        }
        launches.pushed(launchOf(proved), request);
        return new Posted.Waiting(proved.registration().id(), pushedLaunches.keep(proved.launch(), ""));
    }

    private Verdict.Proved posted(List<String> tokens, @Nullable String origin, LaunchRequest request) {
        Verdict.Proved proved = prove(tokens, Door.TOKEN, request);
        if (origin != null && !mayPost(proved.sender(), origin)) {
            throw refuse(
                    proved,
                    RefusalReason.ORIGIN_NOT_ALLOWED,
                    "expected an Origin of "
                            + Quoted.all(proved.sender().allowedOrigins().stream()
                                    .map(URI::toString)
                                    .toList())
                            + ", came " + Quoted.of(origin),
                    request);
        }
        spend(proved, request);
        return proved;
    }

    /**
     * An organisation's server pushed a token.
     *
     * @param challenge the SHA-256 of what whoever opens the link has to show, base64url; empty for nothing
     * @return the handle of the one-time link
     */
    String push(List<String> tokens, String challenge, LaunchRequest request) {
        if (!challenge.isEmpty() && PushedLaunches.proof(challenge).isEmpty()) {
            String expected = "expected a code_challenge of 43 characters of base64url, came " + challenge.length();
            throw launches.refuse(Door.PUSHED, Refusal.of(RefusalReason.TOKEN_MALFORMED, expected), List.of(), request);
        }
        Verdict.Proved proved = prove(tokens, Door.PUSHED, request);
        spend(proved, request);
        launches.pushed(launchOf(proved), request);
        return pushedLaunches.keep(proved.launch(), challenge);
    }

    /**
     * A browser opened the link of a pushed launch.
     *
     * @param proof what the link's challenge is of; empty if it has none
     */
    ViewerSessions.Opened open(String handle, String proof, LaunchRequest request) {
        Optional<LaunchContext> launch = pushedLaunches.take(handle, proof);
        if (launch.isEmpty()) {
            throw launches.refuse(
                    Door.PUSHED,
                    Refusal.of(
                            RefusalReason.LINK_NOT_VALID,
                            "expected a link opened once within " + PushedLaunches.LIFETIME.toSeconds()
                                    + " s; this one is unknown, used or too old, or came without its code_verifier"),
                    List.of(),
                    request);
        }
        LaunchRegistration registration = verifier.registrationOf(launch.get()).orElse(null);
        if (registration == null || !verifier.stillVouchesFor(launch.get())) {
            throw launches.refuse(Door.PUSHED, withdrawn(launch.get(), registration), List.of(), request);
        }
        return launches.accept(new ProvedLaunch(launch.get(), registration, List.of()), request);
    }

    private Refusal withdrawn(LaunchContext launch, @Nullable LaunchRegistration registration) {
        String issuer = launch.voucher().userIssuer();
        return registration == null || verifier.access().allowsActingFor(launch)
                ? new Refusal(
                        RefusalReason.REGISTRATION_WITHDRAWN,
                        "the registration " + launch.registration() + " or its key is no longer in force",
                        issuer,
                        registration,
                        true)
                : new Refusal(
                        RefusalReason.ACTING_FOR_NOT_ALLOWED,
                        "access.yaml no longer lets the role act for whom the launch names",
                        issuer,
                        registration,
                        true);
    }

    private Verdict.Proved prove(List<String> tokens, Door door, LaunchRequest request) {
        if (tokens.stream().allMatch(String::isEmpty)) {
            throw launches.refuse(
                    door,
                    Refusal.of(
                            RefusalReason.TOKEN_MISSING,
                            "expected one field token with a value, came " + tokens.size() + " without"),
                    List.of(),
                    request);
        }
        if (tokens.size() > 1) {
            throw launches.refuse(
                    door,
                    Refusal.of(RefusalReason.TOKEN_MALFORMED, "expected one field token, came " + tokens.size()),
                    List.of(),
                    request);
        }
        return switch (verifier.verify(tokens.getFirst(), door)) {
            case Verdict.Proved proved -> proved;
            case Verdict.Refused(Refusal refusal, StepCollector steps) ->
                throw launches.refuse(door, refusal, steps.verification().steps(), request);
        };
    }

    private void spend(Verdict.Proved proved, LaunchRequest request) {
        if (!usedTokens.spend(proved.launch().voucher())) {
            proved.steps().fails(TokenStep.USED, TokenCheck.replayed());
            throw refuse(
                    proved, RefusalReason.TOKEN_REPLAYED, "the jti " + tokenId(proved) + " was used before", request);
        }
        proved.steps().holds(TokenStep.USED, TokenCheck.UNUSED);
    }

    private static ProvedLaunch launchOf(Verdict.Proved proved) {
        return new ProvedLaunch(
                proved.launch(),
                proved.registration(),
                proved.steps().verification().steps());
    }

    private static String tokenId(Verdict.Proved proved) {
        return switch (proved.launch().voucher()) {
            case Voucher.SignedToken token -> Quoted.of(token.tokenId());
            case Voucher.SmartLaunch _ -> "of no launch token";
        };
    }

    private static boolean mayPost(TokenRegistration sender, String origin) {
        return "null".equals(origin)
                ? sender.allowNullOrigin()
                : sender.allowedOrigins().stream()
                        .anyMatch(allowed -> allowed.toString().equals(origin));
    }

    private LaunchRefusedException refuse(
            Verdict.Proved proved, RefusalReason reason, String detail, LaunchRequest request) {
        Refusal refusal = new Refusal(reason, detail, proved.sender().tokenIssuer(), proved.registration(), true);
        return launches.refuse(
                proved.launch().door(), refusal, proved.steps().verification().steps(), request);
    }
}
