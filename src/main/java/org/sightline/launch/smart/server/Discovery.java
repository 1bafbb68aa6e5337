package org.sightline.launch.smart.server;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.EhrMetadata.Endpoint;
import org.sightline.launch.smart.server.EhrRequests.NoAnswerException;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/**
 * Reads how an EHR describes its authorization server, and remembers it for a while.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART: discovery</a>
 */
@Singleton
public class Discovery {

    static final Duration FRESH = Duration.ofMinutes(10);

    /** How long the last description stays good while the EHR cannot be asked for a new one. */
    static final Duration STALE = Duration.ofHours(1);

    private final EhrRequests calls;
    private final InstantSource clock;
    private final Map<SmartRegistration, Read> known = new ConcurrentHashMap<>();

    private record Read(EhrDescription description, boolean ofVersionOne, Instant at) {}

    @Inject
    public Discovery(EhrRequests calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    public EhrDescription of(SmartRegistration ehr) throws StepRefusedException {
        Read read = known.get(ehr);
        Instant now = clock.instant();
        if (read != null && now.isBefore(read.at().plus(FRESH))) {
            return read.description();
        }
        @Nullable Read last = read != null && now.isBefore(read.at().plus(STALE)) ? read : null;
        try {
            EhrMetadata said = fetch(ehr);
            if (last != null && said.ofVersionOne() && !last.ofVersionOne()) {
                return last.description();
            }
            EhrDescription description = read(ehr, said);
            remember(ehr, said, description);
            return description;
        } catch (NoAnswerException e) {
            if (last != null) {
                return last.description();
            }
            throw failed("the EHR's description cannot be fetched: " + e.getMessage());
        }
    }

    /** What launches go by from now on: the less that a CapabilityStatement says is no reason to forget the more. */
    public void remember(SmartRegistration ehr, EhrMetadata said, EhrDescription description) {
        known.put(ehr, new Read(description, said.ofVersionOne(), clock.instant()));
    }

    /** What an EHR said of itself is believed no longer once its registration is gone, should that come back. */
    public void letGo(@Observes LaunchConfigChanged change) {
        known.keySet()
                .retainAll(change.after().organisations().stream()
                        .map(LaunchRegistration::smart)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Asks the EHR, whatever is remembered. */
    public EhrMetadata fetch(SmartRegistration ehr) throws NoAnswerException, StepRefusedException {
        return new DescriptionFetch(calls, ehr).fetch();
    }

    /** What may be believed of it. */
    public static EhrDescription read(SmartRegistration ehr, EhrMetadata said) throws StepRefusedException {
        checkPkce(said);
        return new EhrDescription(
                required(ehr, said, Endpoint.AUTHORIZATION),
                required(ehr, said, Endpoint.TOKEN),
                said.issuer().orElse(null),
                endpoint(ehr, said, Endpoint.KEYS).orElse(null),
                endpoint(ehr, said, Endpoint.REVOCATION).orElse(null),
                said.capabilities(),
                said.statesIssuer());
    }

    /** Servers of SMART 1.0 say nothing of PKCE; they are sent the S256 challenge all the same. */
    public static void checkPkce(EhrMetadata said) throws StepRefusedException {
        if (!said.ofVersionOne()
                && !said.texts("code_challenge_methods_supported").contains("S256")) {
            throw new StepRefusedException(
                    RefusalReason.SMART_PKCE_MISSING,
                    "expected S256 among code_challenge_methods_supported, came "
                            + Quoted.all(said.texts("code_challenge_methods_supported")));
        }
    }

    public static URI required(SmartRegistration ehr, EhrMetadata said, Endpoint which) throws StepRefusedException {
        return endpoint(ehr, said, which)
                .orElseThrow(() -> failed("the EHR's description has no " + said.nameOf(which)));
    }

    /** Relative addresses are below the FHIR base. */
    public static Optional<URI> endpoint(SmartRegistration ehr, EhrMetadata said, Endpoint which)
            throws StepRefusedException {
        Optional<String> text = said.endpoint(which);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI address;
        try {
            address = URI.create(ehr.fhirBaseUrl() + "/").resolve(text.get());
        } catch (IllegalArgumentException e) {
            throw failed("the EHR's " + said.nameOf(which) + " is not an address: " + Quoted.of(text.get()));
        }
        if (!ehr.owns(address)) {
            throw new StepRefusedException(
                    RefusalReason.SMART_ENDPOINT_NOT_ALLOWED,
                    "expected the EHR's " + said.nameOf(which) + " at https and one of " + new TreeSet<>(ehr.hosts())
                            + ", came " + Quoted.of(address.toString()));
        }
        return Optional.of(address);
    }

    private static StepRefusedException failed(String detail) {
        return new StepRefusedException(RefusalReason.SMART_DISCOVERY_FAILED, detail);
    }
}
