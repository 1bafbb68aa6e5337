package org.sightline.demo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.demo.oauth.Named;
import org.sightline.demo.oauth.Pkce;

/** Authorization codes: each good once, for a minute, for whoever can show the verifier of its challenge. */
@ApplicationScoped
class Grants {

    private final Named<Grant> open;

    Grants(InstantSource clock) {
        this.open = new Named<>(Duration.ofMinutes(1), clock);
    }

    /** @return the code */
    String give(Grant grant) {
        return open.add(grant);
    }

    /** The code's grant; the code is used up even where it turns out not to fit. */
    Optional<Grant> take(String code, String redirectUri, String verifier) {
        return open.take(code)
                .filter(grant -> grant.redirectUri().equals(redirectUri))
                .filter(grant -> grant.challenge().equals(Pkce.challenge(verifier)));
    }
}
