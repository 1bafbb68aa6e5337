package org.sightline.launch.smart.tokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.session.ViewerSessions;

/** A launch's access to its EHR from its first token to the last: kept, renewed in time, given back at the end. */
@Singleton
public class EhrAccess {

    /** Why a session ended that its EHR no longer lets in. */
    static final String WITHDRAWN = "ehr-access-withdrawn";

    /** Longer than any reading lasts, so that no token expires in the middle of one. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(EhrAccess.class);
    private static final AuditTrail.Caller OURSELVES = new AuditTrail.Caller("", "", "");

    private final HeldTokens held;
    private final TokenServer tokenServer;
    private final Discovery discovery;
    private final ViewerSessions sessions;
    private final AuditTrail audit;
    private final InstantSource clock;

    @Inject
    public EhrAccess(
            HeldTokens held,
            TokenServer tokenServer,
            Discovery discovery,
            ViewerSessions sessions,
            AuditTrail audit,
            InstantSource clock) {
        this.held = held;
        this.tokenServer = tokenServer;
        this.discovery = discovery;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether tokens can be kept at all; asked before there are any. */
    public void requireKey(SmartRegistration ehr) throws StepRefusedException {
        try {
            held.require(ehr.tokenKeys());
        } catch (CredentialsException e) {
            throw new StepRefusedException(RefusalReason.SMART_TOKENS_NOT_KEPT, e.detail());
        }
    }

    /** Keeps the tokens of a launch whose EHR is a feed; those of any other have done their work. */
    public void begin(
            LaunchId launchId, LaunchRegistration registration, SmartRegistration ehr, HeldTokens.Tokens tokens) {
        if (ehr.feed().isEmpty()) {
            giveBackSoon(ehr, tokens);
            return;
        }
        try {
            held.keep(launchId, registration.id(), ehr.tokenKeys(), tokens);
        } catch (CredentialsException e) {
            LOG.errorf("Tokens of a launch of %s could not be kept: %s", registration.id(), e.detail());
            giveBackSoon(ehr, tokens);
        }
    }

    /** Tokens that are good for one reading, renewed first if need be. */
    public HeldTokens.Tokens usable(LaunchId launchId, LaunchContext launch, SmartRegistration ehr)
            throws CredentialsException {
        HeldTokens.Tokens tokens =
                held.find(launchId, ehr.tokenKeys()).orElseThrow(() -> new CredentialsException("no tokens are held"));
        return lastsLongEnough(tokens) ? tokens : renewedBeside(launchId, launch, ehr);
    }

    /** The EHR did not take the token: the next reading renews it, unless another has done so. */
    void refused(LaunchId launchId, SmartRegistration ehr, HeldTokens.Tokens tokens) {
        try {
            held.change(
                    launchId,
                    ehr.tokenKeys(),
                    now -> Optional.of(now.access().equals(tokens.access()) ? now.expired() : now));
        } catch (CredentialsException e) {
            LOG.warnf("A refused token could not be marked: %s", e.detail());
        }
    }

    /** The launch is over: its tokens go, and the EHR is told. */
    void end(LaunchId launchId, Optional<SmartRegistration> ehr) {
        if (ehr.isEmpty()) {
            held.forget(launchId);
            return;
        }
        try {
            held.drop(launchId, ehr.get().tokenKeys()).ifPresent(tokens -> giveBackSoon(ehr.get(), tokens));
        } catch (CredentialsException e) {
            LOG.warnf("Tokens could not be given back: %s", e.detail());
        }
    }

    /** Nobody waits for it, and nothing depends on it. */
    public void giveBackSoon(SmartRegistration ehr, HeldTokens.Tokens tokens) {
        Thread.startVirtualThread(() -> {
            try {
                EhrDescription server = discovery.of(ehr);
                if (tokens.refresh().isPresent()) {
                    tokenServer.revoke(ehr, server, tokens.refresh().get(), "refresh_token");
                }
                tokenServer.revoke(ehr, server, tokens.access(), "access_token");
            } catch (StepRefusedException | CredentialsException e) {
                LOG.warnf("Tokens could not be given back: %s", e.getMessage());
            }
        });
    }

    private boolean lastsLongEnough(HeldTokens.Tokens tokens) {
        return clock.instant().plus(MARGIN).isBefore(tokens.expiresAt());
    }

    /**
     * On a thread of its own, which nobody interrupts: a reading that is given up must not lose the refresh token that
     * is on its way.
     */
    private HeldTokens.Tokens renewedBeside(LaunchId launchId, LaunchContext launch, SmartRegistration ehr)
            throws CredentialsException {
        CompletableFuture<HeldTokens.Tokens> renewed = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                renewed.complete(renewed(launchId, launch, ehr));
            } catch (CredentialsException | RuntimeException e) {
                renewed.completeExceptionally(e);
            }
        });
        try {
            return renewed.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CredentialsException known
                    ? known
                    : new CredentialsException("the access token could not be renewed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException("the access token was not renewed in time");
        }
    }

    private HeldTokens.Tokens renewed(LaunchId launchId, LaunchContext launch, SmartRegistration ehr)
            throws CredentialsException {
        Optional<HeldTokens.Tokens> tokens = held.change(
                launchId, ehr.tokenKeys(), now -> lastsLongEnough(now) ? Optional.of(now) : renew(ehr, now));
        if (tokens.isPresent()) {
            return tokens.get();
        }
        sessions.end(launchId, WITHDRAWN);
        audit.record(new AuditEvent.SessionEnded(launchId, launch, WITHDRAWN), OURSELVES);
        throw new CredentialsException("the EHR no longer lets this launch in");
    }

    /** Empty if the EHR refuses for good; as they were if it cannot be asked and they are still good. */
    private Optional<HeldTokens.Tokens> renew(SmartRegistration ehr, HeldTokens.Tokens now)
            throws CredentialsException {
        boolean stillGood = clock.instant().isBefore(now.expiresAt());
        if (now.refresh().isEmpty()) {
            if (stillGood) {
                return Optional.of(now);
            }
            throw new CredentialsException("the access token has expired, and there is no refresh token");
        }
        return switch (tokenServer.refresh(ehr, describe(ehr), now.refresh().get())) {
            case TokenServer.Reply.Given(TokenAnswer given) ->
                given.patient()
                                .filter(patient -> !patient.equals(now.patient()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new HeldTokens.Tokens(
                                given.accessToken(),
                                given.refreshToken().or(now::refresh),
                                given.expiresAt(),
                                given.scope().orElse(now.scope()),
                                now.patient()));
            case TokenServer.Reply.Refused _ -> Optional.empty();
            case TokenServer.Reply.Failed(String why) -> unlessExpired(now, stillGood, why);
            case TokenServer.Reply.Malformed(String why) -> unlessExpired(now, stillGood, why);
        };
    }

    private static Optional<HeldTokens.Tokens> unlessExpired(HeldTokens.Tokens now, boolean stillGood, String why)
            throws CredentialsException {
        if (!stillGood) {
            throw new CredentialsException("the access token could not be renewed: " + why);
        }
        return Optional.of(now);
    }

    private EhrDescription describe(SmartRegistration ehr) throws CredentialsException {
        try {
            return discovery.of(ehr);
        } catch (StepRefusedException e) {
            throw new CredentialsException(e.detail());
        }
    }
}
