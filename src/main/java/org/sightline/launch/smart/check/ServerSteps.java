package org.sightline.launch.smart.check;

import com.nimbusds.jose.jwk.JWK;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.EhrMetadata;
import org.sightline.launch.smart.server.EhrMetadata.Endpoint;
import org.sightline.launch.smart.server.EhrRequests.NoAnswerException;
import org.sightline.launch.smart.server.IdTokenKeys;
import org.sightline.launch.smart.server.OfferedScopes;
import org.sightline.launch.smart.server.Scopes;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.SmartRegistration;

/** The steps that hold what an EHR publishes against the registration. */
public final class ServerSteps {

    private static final int LONGEST = 160;

    private final StepCollector steps;
    private final SmartRegistration ehr;
    private final Discovery discovery;
    private final IdTokenKeys keys;

    private ServerSteps(Source source, StepCollector steps, SmartRegistration ehr) {
        this.steps = steps;
        this.ehr = ehr;
        this.discovery = source.discovery;
        this.keys = source.keys;
    }

    /** What these steps are taken with. */
    @Singleton
    public static class Source {

        private final Discovery discovery;
        private final IdTokenKeys keys;

        @Inject
        public Source(Discovery discovery, IdTokenKeys keys) {
            this.discovery = discovery;
            this.keys = keys;
        }

        ServerSteps of(StepCollector steps, SmartRegistration ehr) {
            return new ServerSteps(this, steps, ehr);
        }
    }

    /** What a launch would go by, if it could. */
    Optional<EhrDescription> all() {
        return description().flatMap(this::all);
    }

    private Optional<EhrDescription> all(EhrMetadata said) {
        boolean addresses = endpoint(said, SmartCheckStep.AUTHORIZATION, Endpoint.AUTHORIZATION)
                & endpoint(said, SmartCheckStep.TOKEN, Endpoint.TOKEN)
                & revocation(said);
        pkce(said);
        capabilities(said);
        scopes(said);
        authentication(said);
        keys(said);
        try {
            EhrDescription description = Discovery.read(ehr, said);
            discovery.remember(ehr, said, description);
            return Optional.of(description).filter(_ -> addresses);
        } catch (StepRefusedException _) {
            return Optional.empty();
        }
    }

    private Optional<EhrMetadata> description() {
        try {
            EhrMetadata said = discovery.fetch(ehr);
            String came = said.address() + " answered as "
                    + (said.contentType().isEmpty() ? "nothing in particular" : cut(said.contentType()));
            if (said.ofVersionOne()) {
                steps.warns(
                        SmartCheckStep.DESCRIPTION,
                        "There is no smart-configuration that can be read. " + came
                                + " and names the endpoints, as servers of SMART 1.0 do: launches work");
            } else if (!said.contentType().startsWith("application/json")) {
                steps.warns(SmartCheckStep.DESCRIPTION, came + ": SMART asks for application/json");
            } else {
                steps.holds(SmartCheckStep.DESCRIPTION, came);
            }
            return Optional.of(said);
        } catch (StepRefusedException e) {
            steps.fails(SmartCheckStep.DESCRIPTION, e);
        } catch (NoAnswerException e) {
            steps.fails(
                    SmartCheckStep.DESCRIPTION,
                    new StepRefusedException(
                            RefusalReason.SMART_DISCOVERY_FAILED,
                            "it cannot be fetched below " + ehr.fhirBaseUrl() + ": " + e.getMessage()
                                    + "; it has to answer from where the viewer is"));
        }
        return Optional.empty();
    }

    private boolean endpoint(EhrMetadata said, SmartCheckStep rule, Endpoint which) {
        return steps.read(rule, () -> Discovery.required(ehr, said, which), URI::toString)
                .isPresent();
    }

    private boolean revocation(EhrMetadata said) {
        return steps.read(
                        SmartCheckStep.REVOCATION,
                        () -> Discovery.endpoint(ehr, said, Endpoint.REVOCATION),
                        address -> address.map(URI::toString)
                                .orElse("Not there: the viewer drops tokens at the end and the EHR is not told"))
                .isPresent();
    }

    private void pkce(EhrMetadata said) {
        steps.read(
                SmartCheckStep.PKCE,
                () -> {
                    Discovery.checkPkce(said);
                    return said;
                },
                _ -> said.ofVersionOne() ? "Not said there; S256 is sent all the same" : "S256 is there");
    }

    private void capabilities(EhrMetadata said) {
        if (said.ofVersionOne()) {
            steps.skips(SmartCheckStep.CAPABILITIES, "A CapabilityStatement names none of them");
            return;
        }
        Set<String> missing = new TreeSet<>(List.of("launch-ehr", "context-ehr-patient", "sso-openid-connect"));
        missing.add(
                switch (ehr.authentication()) {
                    case PrivateKeyJwt _ -> "client-confidential-asymmetric";
                    case ClientSecretBasic _ -> "client-confidential-symmetric";
                });
        missing.add(Scopes.isV2(ehr.scopes(), said.capabilities()) ? "permission-v2" : "permission-v1");
        if (ehr.authorizeByPost()) {
            missing.add("authorize-post");
        }
        missing.removeAll(said.capabilities());
        if (missing.isEmpty()) {
            steps.holds(SmartCheckStep.CAPABILITIES, "All of them are named");
        } else {
            steps.warns(
                    SmartCheckStep.CAPABILITIES,
                    "Not named: " + String.join(", ", missing)
                            + ". Launches are tried all the same; if the EHR has them, let it say so");
        }
    }

    private void scopes(EhrMetadata said) {
        String wanted = Scopes.wanted(ehr, Scopes.isV2(ehr.scopes(), said.capabilities()));
        if (!said.has("scopes_supported")) {
            steps.holds(SmartCheckStep.SCOPES, "Asks for “" + wanted + "”. The server publishes no list");
            return;
        }
        List<String> missing = OfferedScopes.missing(wanted, said.texts("scopes_supported"));
        if (missing.isEmpty()) {
            steps.holds(SmartCheckStep.SCOPES, "Asks for “" + wanted + "”. The server’s list covers them");
        } else {
            steps.warns(
                    SmartCheckStep.SCOPES,
                    "Not on the server’s list: " + String.join(", ", missing)
                            + ". What is not granted is shown as not permitted; allow it to the client at the EHR. A launch"
                            + " asks for “" + wanted + "”");
        }
    }

    private void authentication(EhrMetadata said) {
        switch (ehr.authentication()) {
            case PrivateKeyJwt jwt -> {
                listed(said, SmartCheckStep.CLIENT_METHOD, "token_endpoint_auth_methods_supported", "private_key_jwt");
                listed(
                        said,
                        SmartCheckStep.CLIENT_ALGORITHM,
                        "token_endpoint_auth_signing_alg_values_supported",
                        jwt.algorithm().getName());
            }
            case ClientSecretBasic _ -> {
                listed(
                        said,
                        SmartCheckStep.CLIENT_METHOD,
                        "token_endpoint_auth_methods_supported",
                        "client_secret_basic");
                steps.skips(SmartCheckStep.CLIENT_ALGORITHM, "Not needed: a secret is registered");
            }
        }
    }

    private void listed(EhrMetadata said, SmartCheckStep rule, String list, String wanted) {
        if (!said.has(list)) {
            steps.holds(rule, wanted + " is registered. The server does not say what it takes");
        } else if (said.texts(list).contains(wanted)) {
            steps.holds(rule, wanted + " is registered, and the server takes it");
        } else {
            steps.fails(
                    rule,
                    wanted + " is registered, and " + list + " holds " + cut(String.join(", ", said.texts(list)))
                            + ": register one of these, or have the EHR allow " + wanted);
        }
    }

    private void keys(EhrMetadata said) {
        try {
            Optional<URI> published = Discovery.endpoint(ehr, said, Endpoint.KEYS);
            if (published.isEmpty() && said.issuer().isEmpty()) {
                steps.skips(
                        SmartCheckStep.ID_TOKEN_KEYS,
                        "The EHR says neither jwks_uri nor issuer: a launch asks its id token’s issuer");
                return;
            }
            URI address =
                    keys.addressOf(ehr, published.orElse(null), said.issuer().orElse(null));
            List<String> names = new ArrayList<>();
            for (JWK key : keys.fetch(ehr, address)) {
                names.add(cut(String.valueOf(key.getKeyID())) + " (" + key.getKeyType() + ")");
            }
            if (names.isEmpty()) {
                steps.fails(
                        SmartCheckStep.ID_TOKEN_KEYS,
                        new StepRefusedException(
                                RefusalReason.SMART_ID_TOKEN_SIGNATURE_INVALID,
                                address + " publishes no RSA or EC key that may sign"));
            } else {
                steps.holds(SmartCheckStep.ID_TOKEN_KEYS, address + " publishes " + String.join(", ", names));
            }
        } catch (StepRefusedException e) {
            steps.fails(SmartCheckStep.ID_TOKEN_KEYS, e);
        }
    }

    /** The EHR's text: nothing of it may look like a line of ours. */
    private static String cut(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
