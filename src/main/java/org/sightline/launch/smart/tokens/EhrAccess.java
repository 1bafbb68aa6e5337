package org.sightline.launch.smart.tokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.tokens.HeldTokens.Held;
import org.sightline.launch.smart.tokens.HeldTokens.Tokens;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/** A launch's access to its EHR from its first token to the last: kept, renewed in time, given back at the end. */
@Singleton
public class EhrAccess {

    private static final Logger LOG = Logger.getLogger(EhrAccess.class);

    private final HeldTokens held;
    private final TokenRenewal renewal;
    private final TokenRequests requests;

    @Inject
    public EhrAccess(HeldTokens held, TokenRenewal renewal, TokenRequests requests) {
        this.held = held;
        this.renewal = renewal;
        this.requests = requests;
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
    public void begin(LaunchId launchId, LaunchRegistration registration, SmartRegistration ehr, Tokens tokens) {
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
    public Tokens usable(LaunchId launchId, LaunchContext launch, SmartRegistration ehr) throws CredentialsException {
        return renewal.usable(launchId, launch, ehr);
    }

    /** The EHR did not take the token: the next reading renews it, unless another does or has done so. */
    void refused(LaunchId launchId, SmartRegistration ehr, Tokens tokens) {
        try {
            Optional<Held> now = held.find(launchId, ehr.tokenKeys())
                    .filter(found -> found.tokens().access().equals(tokens.access()));
            if (now.isPresent()) {
                held.replace(now.get(), ehr.tokenKeys(), tokens.expired());
            }
        } catch (CredentialsException e) {
            LOG.warnf("A refused token could not be marked: %s", e.detail());
        }
    }

    /**
     * The launch is over: its tokens go, and the EHR is told.
     *
     * @param ehr null if it is no longer registered
     */
    void end(LaunchId launchId, @Nullable SmartRegistration ehr) {
        if (ehr == null) {
            held.forget(launchId);
            return;
        }
        try {
            held.drop(launchId, ehr.tokenKeys()).ifPresent(tokens -> requests.giveBackSoon(ehr, tokens));
        } catch (CredentialsException e) {
            LOG.warnf("Tokens could not be given back: %s", e.detail());
        }
    }

    /** Nobody waits for it, and nothing depends on it. */
    public void giveBackSoon(SmartRegistration ehr, Tokens tokens) {
        requests.giveBackSoon(ehr, tokens);
    }
}
