package org.sightline.tab;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.context.LaunchContext;
import org.sightline.registration.AccessRules;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.admission.OrganisationTerms;

/** The organisation whose launches the openings of this room's tests come from. */
final class LaunchOfNorthgate {

    /** That name no role, so that nobody may act for somebody. */
    static final AccessRules NO_ROLES = new AccessRules(List.of(), Set.of());

    private LaunchOfNorthgate() {}

    /** @param vouchedFor whether it still vouches for the launch */
    static LaunchConfig config(LaunchContext launch, boolean vouchedFor, OrganisationTerms terms, AccessRules roles) {
        LaunchRegistration northgate = new LaunchRegistration(
                "northgate",
                "Northgate Hospital",
                List.of(launch.organisation()),
                new ServiceDesk("Northgate IT service desk", "01604 555 0100", "desk@northgate.example"),
                List.of(),
                new TokenRegistration(
                        vouchedFor ? launch.voucher().userIssuer() : "https://another.example",
                        JWSAlgorithm.ES256,
                        new KeySource.JwksUrl(URI.create("https://epr.northgate.example/jwks.json")),
                        List.of(),
                        false,
                        Set.of(),
                        Duration.ofSeconds(60)),
                null);
        AccessRules access = roles.with(Map.of("northgate", terms));
        return new LaunchConfig(List.of(northgate), List.of(), access, "v1");
    }
}
