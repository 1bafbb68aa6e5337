package org.sightline.launch.smart.tokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Voucher;
import org.sightline.feed.LaunchFeeds;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/** The EHR as a feed of the launches it started, asked with the user's own access token. */
@Singleton
class EhrFeeds implements LaunchFeeds {

    private final LaunchConfigSource config;
    private final EhrAccess access;

    @Inject
    EhrFeeds(LaunchConfigSource config, EhrAccess access) {
        this.config = config;
        this.access = access;
    }

    @Override
    public Optional<FeedRegistration> of(LaunchContext launch) {
        return ehrOf(launch).flatMap(SmartRegistration::feed);
    }

    @Override
    public Access open(LaunchId launchId, LaunchContext launch) throws CredentialsException {
        SmartRegistration ehr =
                ehrOf(launch).orElseThrow(() -> new CredentialsException("the EHR is no longer registered"));
        HeldTokens.Tokens tokens = access.usable(launchId, launch, ehr);
        return new Access() {
            @Override
            public String bearer() {
                return tokens.access();
            }

            @Override
            public String patientId() {
                return tokens.patient();
            }

            @Override
            public Permission permission(String resourceType) {
                return GrantedScopes.of(tokens.scope(), resourceType);
            }

            @Override
            public void refused() {
                access.refused(launchId, ehr, tokens);
            }
        };
    }

    /** The EHR that started the launch, as long as it vouches for it. */
    private Optional<SmartRegistration> ehrOf(LaunchContext launch) {
        return switch (launch.voucher()) {
            case Voucher.SignedToken _ -> Optional.empty();
            case Voucher.SmartLaunch _ ->
                config.current().stillVouchesFor(launch)
                        ? config.current().byId(launch.registration()).flatMap(LaunchRegistration::smart)
                        : Optional.empty();
        };
    }
}
