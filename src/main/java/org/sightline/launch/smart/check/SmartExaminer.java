package org.sightline.launch.smart.check;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.check.SmartExamination.Rule;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.EhrRequests;
import org.sightline.launch.smart.server.IdTokens;
import org.sightline.launch.smart.tokens.TokenSeal;
import org.sightline.launch.smart.tokens.TokenServer;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.PublishedKeySets;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/**
 * Goes through every step of a SMART launch that needs no user and tells how each came out, for those who set a launch
 * up. It asks what a launch asks, in the same way; nothing of it opens a record.
 */
@Singleton
public class SmartExaminer {

    private final Discovery discovery;
    private final IdTokens idTokens;
    private final ClientKeys keys;
    private final TokenSeal seal;
    private final TokenServer tokenServer;
    private final ViewerAddress address;
    private final InstantSource clock;

    @Inject
    public SmartExaminer(
            Discovery discovery,
            IdTokens idTokens,
            ClientKeys keys,
            TokenSeal seal,
            TokenServer tokenServer,
            ViewerAddress address,
            InstantSource clock) {
        this.discovery = discovery;
        this.idTokens = idTokens;
        this.keys = keys;
        this.seal = seal;
        this.tokenServer = tokenServer;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Asks the EHR now. What it publishes is what the next launches go by, if all of it may be believed.
     *
     * @param ehr the SMART door of {@code own}, the organisation of whoever asks
     */
    public SmartExamination examine(LaunchRegistration own, SmartRegistration ehr) {
        StepSheet sheet = new StepSheet();
        Optional<EhrDescription> server = new PublishedSteps(sheet, ehr, discovery, idTokens).all();
        OwnSteps steps = new OwnSteps(sheet, ehr, keys, seal);
        steps.credentials(clock.instant());
        URI redirect = address.smartCallback(own.id());
        server.ifPresent(known -> steps.client(tokenServer, known, redirect, address.keySet()));
        steps.redirect(redirect);
        return sheet.examination();
    }

    /** What an EHR publishes, seen from a machine that need not be the viewer's and has none of its secrets. */
    public static SmartExamination ofPublished(HttpClients clients, SmartRegistration ehr, InstantSource clock) {
        StepSheet sheet = new StepSheet();
        if (ehr.tlsConfiguration().isPresent()) {
            sheet.warns(
                    Rule.DESCRIPTION,
                    "not asked, as only the running viewer has its TLS configuration; check it at the office");
        } else {
            Discovery discovery = new Discovery(new EhrRequests(clients), clock);
            IdTokens idTokens = new IdTokens(new EhrRequests(clients), new PublishedKeySets(clients));
            new PublishedSteps(sheet, ehr, discovery, idTokens).all();
        }
        ClientKeys keys = new ClientKeys(clock);
        new OwnSteps(sheet, ehr, keys, new TokenSeal(keys)).credentialsElsewhere();
        return sheet.examination();
    }
}
