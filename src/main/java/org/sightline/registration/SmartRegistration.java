package org.sightline.registration;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.sightline.context.OdsCode;
import org.sightline.context.PurposeOfUse;

/**
 * How an organisation launches by SMART App Launch.
 *
 * @param fhirBaseUrl the EHR's FHIR base, without a trailing slash: what its {@code iss} launch parameter has to be
 * @param clientId our client id at its authorization server
 * @param hosts every {@code host} or {@code host:port} its authorization server may be at, the FHIR base's own included
 * @param requireNonce whether an id token without our nonce is refused
 * @param patientIdentifierSystem the identifier system of NHS numbers at this EHR
 * @param tokenKeys the secret that holds the keys its access tokens are stored under, as a JWK Set
 * @param feed the EHR as a feed of the launches it starts, if it is one
 * @param tlsConfiguration the name of a Quarkus TLS configuration, for mutual TLS or a private authority
 */
public record SmartRegistration(
        URI fhirBaseUrl,
        String clientId,
        ClientAuthentication authentication,
        Set<String> hosts,
        ScopeSyntax scopes,
        boolean requireNonce,
        String patientIdentifierSystem,
        User user,
        SecretReference tokenKeys,
        Optional<FeedRegistration> feed,
        Optional<String> tlsConfiguration) {

    public SmartRegistration {
        hosts = Set.copyOf(hosts);
    }

    /** An EHR whose certificates are of a public authority, and that wants none of ours. */
    public SmartRegistration(
            URI fhirBaseUrl,
            String clientId,
            ClientAuthentication authentication,
            Set<String> hosts,
            ScopeSyntax scopes,
            boolean requireNonce,
            String patientIdentifierSystem,
            User user,
            SecretReference tokenKeys,
            Optional<FeedRegistration> feed) {
        this(
                fhirBaseUrl,
                clientId,
                authentication,
                hosts,
                scopes,
                requireNonce,
                patientIdentifierSystem,
                user,
                tokenKeys,
                feed,
                Optional.empty());
    }

    /**
     * What the EHR does not say of its users.
     *
     * @param odsCode the organisation they act for, one of the registration's own
     */
    public record User(OdsCode odsCode, PurposeOfUse purpose, RoleSource role) {}

    /** How scopes are written: {@code patient/X.read} or {@code patient/X.rs}. */
    public enum ScopeSyntax {
        /** As the server's own description says. */
        AUTO,
        V1,
        V2
    }

    /** Whether an address is the EHR's: https, or http where the FHIR base is, at one of its hosts. */
    public boolean owns(URI address) {
        boolean secure = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && "http".equals(fhirBaseUrl.getScheme()));
        return secure
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && address.getRawAuthority() != null
                && hosts.contains(address.getRawAuthority().toLowerCase(java.util.Locale.ROOT));
    }

    /** Whether a {@code iss} launch parameter names this EHR; a trailing slash makes no difference. */
    public boolean isNamedBy(String fhirBase) {
        String plain = fhirBase.endsWith("/") ? fhirBase.substring(0, fhirBase.length() - 1) : fhirBase;
        return fhirBaseUrl.toString().equals(plain);
    }
}
