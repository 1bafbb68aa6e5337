package org.sightline.launch.smart;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.context.PurposeOfUse;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SecretReference;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.ScopeSyntax;

/** Organisations that are registered with the SMART door, each with an EHR of their own. */
public final class SmartOrganisations {

    private SmartOrganisations() {}

    public static LaunchRegistration registration(String id, MockEhr ehr) {
        return registration(
                id, smart(ehr, new ClientAuthentication.PrivateKeyJwt(JWSAlgorithm.ES384, env("CLIENT_KEYS"))));
    }

    public static LaunchRegistration symmetric(String id, MockEhr ehr) {
        return registration(id, smart(ehr, new ClientAuthentication.ClientSecretBasic(env("CLIENT_SECRET"), false)));
    }

    public static LaunchRegistration registration(String id, SmartRegistration smart) {
        return new LaunchRegistration(
                id,
                "Eastfield Hospital",
                List.of(new OdsCode("REF01")),
                new ServiceDesk("Desk", "01604 555 0300", "desk@eastfield.example"),
                List.of(),
                null,
                smart);
    }

    public static SmartRegistration smart(MockEhr ehr, ClientAuthentication authentication) {
        URI base = URI.create(ehr.fhirBase());
        FeedConnection connection = new FeedConnection(
                FhirBases.of(base),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                Set.of("Patient", "Condition", "Observation"),
                Duration.ofSeconds(5),
                Dialect.ofPages(50),
                "");
        FeedRegistration feed = new FeedRegistration(
                new FeedId("eastfield-ehr"),
                "Eastfield Hospital",
                new OdsCode("REF01"),
                new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                connection,
                null);
        return new SmartRegistration(
                new SmartRegistration.Server(base, Set.of(base.getAuthority()), ""),
                new SmartRegistration.Client(MockEhr.CLIENT_ID, authentication, ScopeSyntax.AUTO, false, false),
                "https://fhir.nhs.uk/Id/nhs-number",
                new SmartRegistration.User(
                        new OdsCode("REF01"),
                        PurposeOfUse.TREAT,
                        new RoleSource.PractitionerRole(List.of("urn:jobs")),
                        null),
                env("TOKEN_KEYS"),
                feed);
    }

    /** The same EHR, whose id tokens name in a claim for whom the user acts. */
    static SmartRegistration namingIn(String claim, SmartRegistration ehr) {
        return new SmartRegistration(
                ehr.server(),
                ehr.client(),
                ehr.patientIdentifierSystem(),
                new SmartRegistration.User(
                        ehr.user().odsCode(), ehr.user().purpose(), ehr.user().role(), claim),
                ehr.tokenKeys(),
                ehr.feedOrNull());
    }

    public static SecretReference env(String name) {
        return new SecretReference(SecretReference.Kind.ENV, name);
    }
}
