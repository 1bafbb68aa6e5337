package org.sightline.demo.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.sightline.demo.oauth.Named;

/** The codes and tokens of all EHRs. A refresh token works once and brings the next; what is given back is gone. */
@ApplicationScoped
class EhrTokens {

    /** Short, so that a record that stays open meets a token that has to be renewed. */
    static final Duration ACCESS = Duration.ofMinutes(5);

    private final Named<EhrGrant> codes;
    private final Named<Access> access;
    private final Named<Access> refresh;

    EhrTokens(InstantSource clock) {
        this.codes = new Named<>(Duration.ofMinutes(1), clock);
        this.access = new Named<>(ACCESS, clock);
        this.refresh = new Named<>(Duration.ofHours(12), clock);
    }

    /**
     * What a token is good for.
     *
     * @param session tells apart two launches of the same user, patient and scope
     */
    record Access(UUID session, EhrLaunch launch, GrantedScope scope) {

        static Access to(EhrGrant grant) {
            return new Access(UUID.randomUUID(), grant.launch(), grant.scope());
        }
    }

    String code(EhrGrant grant) {
        return codes.add(grant);
    }

    /** The code is used up, whatever comes of it. */
    Optional<EhrGrant> redeem(SmartEhr ehr, String code) {
        return codes.take(code).filter(grant -> grant.launch().ehr() == ehr);
    }

    String accessToken(Access to) {
        return access.add(to);
    }

    String refreshToken(Access to) {
        return refresh.add(to);
    }

    Optional<Access> refresh(SmartEhr ehr, String token) {
        return refresh.take(token).filter(to -> to.launch().ehr() == ehr);
    }

    Optional<Access> find(SmartEhr ehr, String token) {
        return access.find(token).filter(to -> to.launch().ehr() == ehr);
    }

    /** A refresh token that is given back takes the access tokens of its launch with it (RFC 7009 section 2.1). */
    void revoke(SmartEhr ehr, String token) {
        refresh(ehr, token).ifPresent(to -> access.removeIf(to::equals));
        find(ehr, token).ifPresent(_ -> access.take(token));
    }
}
