package org.sightline.registration;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.OdsCode;
import org.sightline.context.PurposeOfUse;

/**
 * How an organisation launches by SMART App Launch.
 *
 * @param patientIdentifierSystem the identifier system of NHS numbers at this EHR
 * @param tokenKeys the secret that holds the keys its access tokens are stored under, as a JWK Set
 */
public record SmartRegistration(
        Server server,
        Client client,
        String patientIdentifierSystem,
        User user,
        SecretReference tokenKeys,
        @Nullable FeedRegistration feedOrNull) {

    /**
     * Where the EHR is.
     *
     * @param fhirBaseUrl its FHIR base, without a trailing slash: what its {@code iss} launch parameter has to be
     * @param hosts every {@code host} or {@code host:port} its authorization server may be at, the FHIR base's own
     *     included
     * @param tls the name of a Quarkus TLS configuration, for mutual TLS or a private authority; empty for none
     */
    public record Server(URI fhirBaseUrl, Set<String> hosts, String tls) {
        public Server {
            hosts = Set.copyOf(hosts);
        }
    }

    /**
     * Who we are at its authorization server.
     *
     * @param requireNonce whether an id token without our nonce is refused
     * @param authorizeByPost whether browsers are sent to it by a form, if it takes one
     */
    public record Client(
            String id,
            ClientAuthentication authentication,
            ScopeSyntax scopes,
            boolean requireNonce,
            boolean authorizeByPost) {}

    /**
     * What the EHR does not say of its users.
     *
     * @param odsCode the organisation they act for, one of the registration's own
     * @param actingForClaimOrNull the claim of the id token that names for whom else they act; null if none does
     */
    public record User(
            OdsCode odsCode,
            PurposeOfUse purpose,
            RoleSource role,
            @Nullable String actingForClaimOrNull) {

        public Optional<String> actingForClaim() {
            return Optional.ofNullable(actingForClaimOrNull);
        }
    }

    /** How scopes are written: {@code patient/X.read} or {@code patient/X.rs}. */
    public enum ScopeSyntax {
        /** As the server's own description says. */
        AUTO,
        V1,
        V2
    }

    public URI fhirBaseUrl() {
        return server.fhirBaseUrl();
    }

    public Set<String> hosts() {
        return server.hosts();
    }

    /** The name of its TLS configuration, if it has one of its own. */
    public Optional<String> tlsConfiguration() {
        return Optional.of(server.tls()).filter(name -> !name.isEmpty());
    }

    public String clientId() {
        return client.id();
    }

    public ClientAuthentication authentication() {
        return client.authentication();
    }

    public ScopeSyntax scopes() {
        return client.scopes();
    }

    public boolean requireNonce() {
        return client.requireNonce();
    }

    public boolean authorizeByPost() {
        return client.authorizeByPost();
    }

    /** The EHR as a feed of the launches it starts, if it is one. */
    public Optional<FeedRegistration> feed() {
        return Optional.ofNullable(feedOrNull);
    }

    /** The same with fewer hosts. */
    public SmartRegistration at(Set<String> hosts) {
        Server fewer = new Server(server.fhirBaseUrl, hosts, server.tls);
        return new SmartRegistration(fewer, client, patientIdentifierSystem, user, tokenKeys, feedOrNull);
    }

    public SmartRegistration withFeed(FeedRegistration feed) {
        return new SmartRegistration(server, client, patientIdentifierSystem, user, tokenKeys, feed);
    }

    /** Whether an address is the EHR's: https, or http where the FHIR base is, at one of its hosts. */
    public boolean owns(URI address) {
        boolean secure = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme())
                        && "http".equals(fhirBaseUrl().getScheme()));
        return secure
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && address.getRawAuthority() != null
                && server.hosts().contains(address.getRawAuthority().toLowerCase(Locale.ROOT));
    }

    /** Whether a {@code iss} launch parameter names this EHR; a trailing slash makes no difference. */
    public boolean isNamedBy(String fhirBase) {
        String plain = fhirBase.endsWith("/") ? fhirBase.substring(0, fhirBase.length() - 1) : fhirBase;
        return fhirBaseUrl().toString().equals(plain);
    }
}
