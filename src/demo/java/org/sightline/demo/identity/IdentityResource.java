package org.sightline.demo.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;

/** The provider's pages and documents. */
@Path("/demo/identity")
@RunOnVirtualThread
public final class IdentityResource {

    private final IdentityClient client;
    private final Grants grants;

    IdentityResource(IdentityClient client, Grants grants) {
        this.client = client;
        this.grants = grants;
    }

    /** Asks whom to play. What the client sent is repeated in the page's form and checked again when it comes back. */
    @GET
    @Path("authorize")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance authorize(@BeanParam AuthorizationRequest request) {
        if (!request.isOf(client)) {
            throw new BadRequestException();
        }
        return Templates.signIn(List.of(DemoOfficer.values()), request.state(), request.nonce(), request.challenge());
    }

    /** What a client sends its user with; there is one client, and it has to bind the code to itself. */
    record AuthorizationRequest(
            @QueryParam("response_type") @DefaultValue("") String responseType,
            @QueryParam("client_id") @DefaultValue("") String clientId,
            @QueryParam("redirect_uri") @DefaultValue("") String redirectUri,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("nonce") @DefaultValue("") String nonce,
            @QueryParam("code_challenge") @DefaultValue("") String challenge,

            @QueryParam("code_challenge_method") @DefaultValue("")
            String method) {

        private boolean isOf(IdentityClient client) {
            return responseType.equals("code")
                    && clientId.equals(client.id())
                    && redirectUri.equals(client.redirectUri())
                    && method.equals("S256")
                    && !challenge.isEmpty();
        }
    }

    @POST
    @Path("authorize")
    public Response choose(
            @FormParam("officer") @DefaultValue("") String officer,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("nonce") @DefaultValue("") String nonce,
            @FormParam("challenge") @DefaultValue("") String challenge) {
        DemoOfficer chosen = DemoOfficer.byId(officer).orElseThrow(BadRequestException::new);
        String code = grants.give(new Grant(chosen, client.redirectUri(), nonce, challenge));
        return Response.seeOther(UriBuilder.fromUri(client.redirectUri())
                        .queryParam("code", code)
                        .queryParam("state", "{state}")
                        .build(state))
                .build();
    }

    @GET
    @Path("jwks.json")
    @Produces(MediaType.APPLICATION_JSON)
    public String publicKeys() {
        return client.key().publicKeys();
    }

    @GET
    @Path(".well-known/openid-configuration")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> discovery() {
        String issuer = client.issuer();
        return Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "/authorize",
                "token_endpoint", issuer + "/token",
                "jwks_uri", issuer + "/jwks.json",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(List<DemoOfficer> officers, String state, String nonce, String challenge);
    }
}
