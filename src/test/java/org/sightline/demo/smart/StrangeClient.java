package org.sightline.demo.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.demo.oauth.Pkce;
import org.sightline.outgoing.ClientAssertion;
import org.sightline.outgoing.CredentialsException;
import org.sightline.testing.HttpBrowser;

/** A client that has the viewer's secrets and asks as a test wants it to. */
final class StrangeClient {

    static final String VERIFIER = "a-verifier-of-forty-three-characters-0123456";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;
    private final Path secrets;

    StrangeClient(String address, Path launchConfig) {
        this.address = address;
        this.secrets = launchConfig.resolveSibling("secrets");
    }

    /** A fresh handle of the EPR's. */
    String handle(String user, String patient) throws IOException, InterruptedException {
        URI launch =
                location(new HttpBrowser(address).post("/demo/launch/smart", Map.of("user", user, "patient", patient)));
        return HttpBrowser.query(launch).get("launch");
    }

    /** An authorization request as it should be. */
    Map<String, String> request(String ehr, String handle) {
        return new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "sightline-viewer",
                "redirect_uri", address + "/smart/callback/" + ehr,
                "launch", handle,
                "scope", "launch openid fhirUser online_access patient/Patient.rs patient/Encounter.rs patient/*.rs",
                "state", "abc",
                "aud", fhirBase(ehr),
                "code_challenge", Pkce.challenge(VERIFIER),
                "code_challenge_method", "S256",
                "nonce", "n-1"));
    }

    HttpResponse<String> authorize(String ehr, Map<String, String> request) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(issuer(ehr) + "/authorize?" + encoded(request))));
    }

    /** What the server sends the browser back with. */
    Map<String, String> answer(String ehr, Map<String, String> request) throws IOException, InterruptedException {
        return HttpBrowser.query(location(authorize(ehr, request)));
    }

    HttpResponse<String> authorizeByPost(String ehr, Map<String, String> request)
            throws IOException, InterruptedException {
        return send(posting(issuer(ehr) + "/authorize", request));
    }

    /** A code for a user and the patient that was open. */
    String code(String ehr, String user, String patient) throws IOException, InterruptedException {
        return answer(ehr, request(ehr, handle(user, patient))).get("code");
    }

    Map<String, String> redemption(String ehr, String code) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                address + "/smart/callback/" + ehr,
                "code_verifier",
                VERIFIER));
    }

    /** Asks an endpoint of the hospice's with the shared secret. */
    HttpResponse<String> asHospiceClient(String endpoint, Map<String, String> form)
            throws IOException, InterruptedException {
        String secret = Files.readString(secrets.resolve("willow-hospice-client-secret"));
        return withSecret(endpoint, form, secret);
    }

    HttpResponse<String> withSecret(String endpoint, Map<String, String> form, String secret)
            throws IOException, InterruptedException {
        String pair =
                Base64.getEncoder().encodeToString(("sightline-viewer:" + secret).getBytes(StandardCharsets.UTF_8));
        return send(posting(issuer("willow-hospice") + "/" + endpoint, form).header("Authorization", "Basic " + pair));
    }

    /** Redeems a code at the hospital with this assertion. */
    HttpResponse<String> withAssertion(String code, String assertion) throws IOException, InterruptedException {
        Map<String, String> form = redemption("northgate-hospital", code);
        form.put("client_assertion_type", ClientAssertion.TYPE);
        form.put("client_assertion", assertion);
        return send(posting(issuer("northgate-hospital") + "/token", form));
    }

    JWK viewersKey() throws IOException, ParseException {
        return JWKSet.load(secrets.resolve("client-keys.json").toFile())
                .getKeys()
                .getFirst();
    }

    void viewersKeys(List<JWK> keys) throws IOException {
        Files.writeString(secrets.resolve("client-keys.json"), new JWKSet(keys).toString(false));
    }

    String assertion(JWK key, String audience) throws CredentialsException {
        return ClientAssertion.sign(key, "sightline-viewer", audience, Instant.now());
    }

    HttpResponse<String> read(String ehr, String path, String token) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(fhirBase(ehr) + path)).header("Authorization", "Bearer " + token));
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    String issuer(String ehr) {
        return address + "/demo/smart/" + ehr;
    }

    String fhirBase(String ehr) {
        return issuer(ehr) + "/fhir";
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static HttpRequest.Builder posting(String to, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + EhrAddresses.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
