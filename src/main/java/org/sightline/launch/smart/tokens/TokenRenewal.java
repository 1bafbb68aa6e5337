package org.sightline.launch.smart.tokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.database.StorageUnavailableException;
import org.sightline.launch.smart.tokens.HeldTokens.Held;
import org.sightline.launch.smart.tokens.HeldTokens.Tokens;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SmartRegistration;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSessions;

/**
 * Renews a launch's tokens before they end, once for all readings on all nodes. Whoever claims a launch's row asks the
 * EHR, without a connection, and writes back what it gave; the others wait for that.
 */
@Singleton
public class TokenRenewal {

    /** Longer than any reading lasts, so that no token expires in the middle of one. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int MOST_WRITES = 5;

    private final HeldTokens held;
    private final TokenRequests requests;
    private final ViewerSessions sessions;
    private final InstantSource clock;

    @Inject
    public TokenRenewal(HeldTokens held, TokenRequests requests, ViewerSessions sessions, InstantSource clock) {
        this.held = held;
        this.requests = requests;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Tokens that are good for one reading, renewed first if need be. */
    Tokens usable(LaunchId launchId, LaunchContext launch, SmartRegistration ehr) throws CredentialsException {
        Tokens tokens = look(launchId, ehr).tokens();
        return lastsLongEnough(tokens) ? tokens : renewedBeside(launchId, launch, ehr);
    }

    private boolean lastsLongEnough(Tokens tokens) {
        return clock.instant().plus(MARGIN).isBefore(tokens.expiresAt());
    }

    /**
     * On a thread of its own, which nobody interrupts: a reading that is given up must not lose the refresh token that
     * is on its way.
     */
    private Tokens renewedBeside(LaunchId launchId, LaunchContext launch, SmartRegistration ehr)
            throws CredentialsException {
        CompletableFuture<Tokens> renewed = new CompletableFuture<>();
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

    private Tokens renewed(LaunchId launchId, LaunchContext launch, SmartRegistration ehr) throws CredentialsException {
        Optional<Held> claimed = held.claim(launchId, ehr.tokenKeys());
        if (claimed.isEmpty()) {
            return renewedByAnother(launchId, ehr);
        }
        boolean replaced = false;
        try {
            Tokens now = claimed.get().tokens();
            Tokens after = lastsLongEnough(now) ? now : refreshed(claimed.get(), launch, ehr);
            replaced = after != now;
            return after;
        } finally {
            if (!replaced) {
                held.release(claimed.get());
            }
        }
    }

    /** What another's renewal gives; it is not tried anew if it gives nothing. A claim ends by itself, and so does this. */
    private Tokens renewedByAnother(LaunchId launchId, SmartRegistration ehr) throws CredentialsException {
        Held now = look(launchId, ehr);
        while (now.renewing() && !lastsLongEnough(now.tokens())) {
            pause(BETWEEN_LOOKS);
            now = look(launchId, ehr);
        }
        return unlessExpired(now.tokens(), "another reading tried in vain");
    }

    /** The same tokens if the EHR cannot be asked and they are still good. */
    private Tokens refreshed(Held claimed, LaunchContext launch, SmartRegistration ehr) throws CredentialsException {
        Tokens now = claimed.tokens();
        if (now.refresh().isEmpty()) {
            return unlessExpired(now, "there is no refresh token");
        }
        return switch (requests.refresh(ehr, now.refresh())) {
            case TokenServer.Reply.Given(TokenAnswer given) ->
                given.patient().orElse(now.patient()).equals(now.patient())
                        ? writtenBack(claimed, ehr, now.renewedBy(given))
                        : withdrawn(claimed, launch, ehr);
            case TokenServer.Reply.Refused _ -> withdrawn(claimed, launch, ehr);
            case TokenServer.Reply.Failed(String why) -> unlessExpired(now, why);
            case TokenServer.Reply.Malformed(String why) -> unlessExpired(now, why);
        };
    }

    /** A refresh token works once: what it gave is not lost to a database that is away for a moment. */
    private Tokens writtenBack(Held claimed, SmartRegistration ehr, Tokens after) throws CredentialsException {
        for (int write = 1; ; write++) {
            try {
                if (held.renew(claimed, ehr.tokenKeys(), after)) {
                    return after;
                }
                requests.giveBackSoon(ehr, after);
                throw new CredentialsException("the launch ended while its tokens were renewed");
            } catch (StorageUnavailableException e) {
                if (write == MOST_WRITES) {
                    throw e;
                }
                pause(BETWEEN_WRITES);
            }
        }
    }

    /** The EHR refuses for good: the session ends with its entry, then its tokens go. */
    private Tokens withdrawn(Held claimed, LaunchContext launch, SmartRegistration ehr) throws CredentialsException {
        Held now = look(claimed.launchId(), ehr);
        if (!now.sealed().equals(claimed.sealed())) {
            return now.tokens();
        }
        sessions.end(claimed.launchId(), launch, SessionEnd.EHR_ACCESS_WITHDRAWN, AuditTrail.Caller.OURSELVES);
        held.forget(claimed.launchId());
        throw new CredentialsException("the EHR no longer lets this launch in");
    }

    private Tokens unlessExpired(Tokens now, String why) throws CredentialsException {
        if (!clock.instant().isBefore(now.expiresAt())) {
            throw new CredentialsException("the access token could not be renewed: " + why);
        }
        return now;
    }

    private Held look(LaunchId launchId, SmartRegistration ehr) throws CredentialsException {
        return held.find(launchId, ehr.tokenKeys()).orElseThrow(() -> new CredentialsException("no tokens are held"));
    }

    private static void pause(Duration time) throws CredentialsException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException("interrupted");
        }
    }
}
