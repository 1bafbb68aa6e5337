package org.sightline.launch.token;

import java.util.Map;
import java.util.Set;
import org.sightline.launch.ViewerAddress;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;
import org.sightline.testing.TestDatabase;

/** An organisation's system that signs requests to a viewer which knows it. */
public final class SigningSystem {

    public static final ViewerAddress ADDRESS = new ViewerAddress("https://viewer.example.nhs.uk", false);

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer;
    private final TestDatabase database;
    private int made;

    /** @param uses what it is registered for */
    public SigningSystem(TestDatabase database, Set<TokenRegistration.Use> uses) {
        TokenRegistration usual = epr.registration().token().orElseThrow();
        this.database = database;
        this.viewer = TokenViewer.knowing(epr.registration(new TokenRegistration(
                usual.tokenIssuer(),
                usual.algorithm(),
                usual.keys(),
                usual.allowedOrigins(),
                false,
                uses,
                usual.maxTokenLifetime())));
    }

    public LaunchConfig config() {
        return viewer.config;
    }

    public LaunchRegistration registration() {
        return viewer.config.organisations().getFirst();
    }

    public SignedRequests requests() {
        return new SignedRequests(viewer.verifier, () -> viewer.config, new UsedTokens(database.database()));
    }

    /** A new one each time. */
    public String sign(String type, String audience, Map<String, Object> otherwise) {
        Epr signing = epr.withHeader("typ", type).with("aud", audience).with("jti", "request-" + ++made);
        otherwise.forEach(signing::with);
        return signing.token();
    }
}
