package org.sightline.launch.smart.check;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepResult;
import org.sightline.launch.Verification;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.EhrRequests;
import org.sightline.launch.smart.server.IdTokenKeys;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.PublishedKeySets;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/**
 * Goes through every step of a SMART launch that needs no user, for those who set a launch up. It asks what a launch
 * asks, in the same way; nothing of it opens a record.
 */
@Singleton
public class SmartServerCheck {

    private final ServerSteps.Source servers;
    private final ClientSteps.Source clients;
    private final ViewerAddress address;

    @Inject
    public SmartServerCheck(ServerSteps.Source servers, ClientSteps.Source clients, ViewerAddress address) {
        this.servers = servers;
        this.clients = clients;
        this.address = address;
    }

    /**
     * Asks the EHR now. What it publishes is what the next launches go by, if all of it may be believed.
     *
     * @param ehr the SMART door of {@code own}, the organisation of whoever asks
     */
    public Verification check(LaunchRegistration own, SmartRegistration ehr) {
        StepCollector steps = steps();
        Optional<EhrDescription> server = servers.of(steps, ehr).all();
        ClientSteps client = clients.of(steps, ehr);
        client.credentials();
        URI redirect = address.smartCallback(own.id());
        server.ifPresent(known -> client.client(known, redirect, address.keySet()));
        client.redirect(redirect);
        return steps.verification();
    }

    /** What an EHR publishes, seen from a machine that need not be the viewer's and has none of its secrets. */
    public static Verification ofPublished(HttpClients clients, SmartRegistration ehr, InstantSource clock) {
        StepCollector steps = steps();
        Optional<String> missing = ehr.tlsConfiguration().filter(name -> !clients.has(name));
        if (missing.isPresent()) {
            steps.warns(SmartCheckStep.DESCRIPTION, HttpClients.notAsked(missing.get()));
        } else {
            Discovery discovery = new Discovery(new EhrRequests(clients), clock);
            IdTokenKeys keys = new IdTokenKeys(new EhrRequests(clients), new PublishedKeySets(clients));
            new ServerSteps.Source(discovery, keys).of(steps, ehr).all();
        }
        ClientSteps.skipsCredentials(steps);
        return steps.verification();
    }

    private static StepCollector steps() {
        return new StepCollector(SmartCheckStep.values(), StepResult.NOT_TRIED, "An earlier step stands in its way");
    }
}
