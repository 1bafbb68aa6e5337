package org.sightline.launch.smart.tokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.tokens.HeldTokens.Tokens;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SmartRegistration;

/** What is asked of an EHR's token server after a launch began; where that is, its description says. */
@Singleton
public class TokenRequests {

    private static final Logger LOG = Logger.getLogger(TokenRequests.class);

    private final TokenServer server;
    private final Discovery discovery;

    @Inject
    public TokenRequests(TokenServer server, Discovery discovery) {
        this.server = server;
        this.discovery = discovery;
    }

    TokenServer.Reply refresh(SmartRegistration ehr, String refreshToken) throws CredentialsException {
        try {
            return server.refresh(ehr, discovery.of(ehr), refreshToken);
        } catch (StepRefusedException e) {
            throw new CredentialsException(e.detail());
        }
    }

    /** Nobody waits for it, and nothing depends on it. */
    void giveBackSoon(SmartRegistration ehr, Tokens tokens) {
        Thread.startVirtualThread(() -> {
            try {
                EhrDescription description = discovery.of(ehr);
                if (!tokens.refresh().isEmpty()) {
                    server.revoke(ehr, description, tokens.refresh(), "refresh_token");
                }
                server.revoke(ehr, description, tokens.access(), "access_token");
            } catch (StepRefusedException | CredentialsException e) {
                LOG.warnf("Tokens could not be given back: %s", e.getMessage());
            }
        });
    }
}
