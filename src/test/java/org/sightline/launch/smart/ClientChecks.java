package org.sightline.launch.smart;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a conformance suite asks of a SMART client, one named check each: forty-five over an asymmetric and a symmetric
 * client together. A check that fails is kept, and answers the request as a strict server would.
 */
public final class ClientChecks {

    public static final int ALL = 45;

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public final Set<String> performed = new ConcurrentSkipListSet<>();
    public final List<String> failed = new CopyOnWriteArrayList<>();

    /** Whether it reads client id and secret as RFC 6749 section 2.3.1 says. */
    public boolean decodesBasic = true;

    private final Set<String> usedJtis = new HashSet<>();
    private final String clientId;
    private final Optional<String> secret;

    public ClientChecks(String clientId, Optional<String> secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    public void registration(String launchUrl, String redirectUrl) {
        check("registration.launch.parses", URI.create(launchUrl).getHost() != null, launchUrl);
        check("registration.launch.https", launchUrl.startsWith("https://"), launchUrl);
        check("registration.redirect.parses", URI.create(redirectUrl).getHost() != null, redirectUrl);
        check("registration.redirect.https", redirectUrl.startsWith("https://"), redirectUrl);
    }

    public boolean authorize(Map<String, String> query, String redirect, Set<String> handles, String fhirBase) {
        int before = failed.size();
        equal("authorize.response_type", "code", query.get("response_type"));
        equal("authorize.client_id", clientId, query.get("client_id"));
        equal("authorize.redirect_uri", redirect, query.get("redirect_uri"));
        check("authorize.launch", handles.contains(query.get("launch")), query.get("launch"));
        notBlank("authorize.state", query.get("state"));
        equal("authorize.aud", fhirBase, query.get("aud"));
        notBlank("authorize.code_challenge", query.get("code_challenge"));
        equal("authorize.code_challenge_method", "S256", query.get("code_challenge_method"));
        notBlank("authorize.scope", query.get("scope"));
        return failed.size() == before;
    }

    /** @param asked the authorization request the code was issued for; empty if the code was never issued */
    public boolean code(Map<String, String> form, Map<String, String> asked) {
        int before = failed.size();
        equal("code.grant_type", "authorization_code", form.get("grant_type"));
        check("code.issued", !asked.isEmpty(), form.get("code"));
        equal("code.redirect_uri", asked.get("redirect_uri"), form.get("redirect_uri"));
        equal("code.verifier", asked.get("code_challenge"), s256(form.getOrDefault("code_verifier", "")));
        return failed.size() == before;
    }

    public boolean refresh(Map<String, String> form, Set<String> issued) {
        int before = failed.size();
        equal("refresh.grant_type", "refresh_token", form.get("grant_type"));
        check("refresh.issued", issued.contains(form.get("refresh_token")), "not issued here");
        return failed.size() == before;
    }

    /** Who asks, in the way that was registered and in no other. */
    public boolean client(String step, Map<String, String> form, String authorization, String tokenUrl, JWKSet keys) {
        int before = failed.size();
        if (form.containsKey("client_id")) {
            failed.add(step + ": a confidential client left client_id in");
        }
        if (secret.isPresent()) {
            basic(step, authorization);
        } else {
            assertion(step, form, tokenUrl, keys);
        }
        return failed.size() == before;
    }

    public void bearer(boolean known) {
        check("access.bearer", known, "unknown access token");
    }

    private void basic(String step, String authorization) {
        check(step + ".basic", authorization.startsWith("Basic "), "no Basic header");
        String pair =
                new String(Base64.getDecoder().decode(authorization.replace("Basic ", "")), StandardCharsets.UTF_8);
        equal(step + ".basic.id", clientId, decoded(pair.substring(0, Math.max(0, pair.indexOf(':')))));
        equal(step + ".basic.secret", secret.orElseThrow(), decoded(pair.substring(pair.indexOf(':') + 1)));
    }

    private String decoded(String text) {
        return decodesBasic ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
    }

    private void assertion(String step, Map<String, String> form, String tokenUrl, JWKSet keys) {
        boolean first = step.equals("code");
        equal(step + ".assertion.type", ASSERTION_TYPE, form.get("client_assertion_type"));
        try {
            SignedJWT jwt = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
            var claims = jwt.getJWTClaimsSet();
            if (first) {
                check("code.assertion.decodes", true, "");
            }
            equal(step + ".assertion.typ", "JWT", String.valueOf(jwt.getHeader().getType()));
            equal(step + ".assertion.iss", clientId, claims.getIssuer());
            if (first) {
                equal("code.assertion.sub", clientId, claims.getSubject());
            }
            equal(
                    step + ".assertion.aud",
                    List.of(tokenUrl).toString(),
                    claims.getAudience().toString());
            long left = claims.getExpirationTime().toInstant().getEpochSecond()
                    - Instant.now().getEpochSecond();
            check(step + ".assertion.exp", left > 0 && left <= 300, "exp in " + left + " s");
            if (first) {
                notBlank("code.assertion.jti", claims.getJWTID());
            }
            check(step + ".assertion.jti.fresh", usedJtis.add(claims.getJWTID()), "used before");
            JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            check(step + ".assertion.kid", key != null, jwt.getHeader().getKeyID());
            check(
                    step + ".assertion.signature",
                    key != null
                            && jwt.verify(
                                    key instanceof ECKey ec
                                            ? new ECDSAVerifier(ec)
                                            : new RSASSAVerifier(key.toRSAKey())),
                    "not the key's");
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
            failed.add(step + ".assertion: " + e.getMessage());
        }
    }

    /** Every check that was performed at least once, by these and others. */
    public static Set<String> performedBy(ClientChecks... all) {
        Set<String> performed = new TreeSet<>();
        for (ClientChecks checks : all) {
            performed.addAll(checks.performed);
        }
        return performed;
    }

    private void equal(String name, String expected, String came) {
        check(name, Objects.equals(expected, came), "expected " + expected + ", came " + came);
    }

    private void notBlank(String name, String came) {
        check(name, came != null && !came.isBlank(), "blank");
    }

    private void check(String name, boolean holds, String otherwise) {
        performed.add(name);
        if (!holds) {
            failed.add(name + ": " + otherwise);
        }
    }

    /** The fields of a form or of a query. */
    public static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    public static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
