package org.sightline.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.audit.LaunchHistory;
import org.sightline.context.Duty;
import org.sightline.doctor.RegistrationView.TokenView;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.KeySource;
import org.sightline.registration.KeysOnRecord;
import org.sightline.registration.KeysOnRecord.KeyOnRecord;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/** What the officer's organisation has registered, how it goes, and what to copy. */
@Path("/office/registration")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class RegistrationResource {

    /** How far back refusals are counted; the page says so. */
    static final int DAYS = 30;

    private static final int LATEST = 10;

    private final OfficeVisit visit;
    private final OwnRegistration own;
    private final KeysOnRecord keys;
    private final LaunchHistory history;
    private final RefusalWords words;
    private final Snippets snippets;
    private final SmartViews smart;
    private final InstantSource clock;
    private final String launchUrl;

    @Inject
    RegistrationResource(
            OfficeVisit visit,
            OwnRegistration own,
            KeysOnRecord keys,
            LaunchHistory history,
            RefusalWords words,
            Snippets snippets,
            SmartViews smart,
            InstantSource clock,
            @ConfigProperty(name = "sightline.public-url") String publicUrl) {
        this.visit = visit;
        this.own = own;
        this.keys = keys;
        this.history = history;
        this.words = words;
        this.snippets = snippets;
        this.smart = smart;
        this.clock = clock;
        this.launchUrl = publicUrl + "/launch";
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance registration() {
        LaunchRegistration registration = own.current();
        return Templates.registration(new RegistrationView(
                visit.frame(),
                registration,
                registration.token().map(sender -> token(registration, sender)),
                registration.smart().map(ehr -> smart.of(registration, ehr)),
                totals(registration),
                history.refused(registration.id(), LATEST).stream()
                        .map(launch -> RefusalLine.of(launch, words))
                        .toList()));
    }

    private TokenView token(LaunchRegistration registration, TokenRegistration sender) {
        Optional<List<KeyOnRecord>> known = keys.of(registration);
        Optional<String> publishedAt = switch (sender.keys()) {
            case KeySource.JwksUrl(var url) -> Optional.of(url.toString());
            case KeySource.StaticKeys _ -> Optional.empty();
        };
        return new TokenView(
                sender,
                launchUrl,
                publishedAt,
                known.map(found -> lines(registration, found)),
                history.lastByToken(registration.id()).map(UkTime::minute).orElse("None so far"),
                snippets.of(registration, sender, signingKey(known.orElse(List.of())), launchUrl));
    }

    private List<KeyLine> lines(LaunchRegistration registration, List<KeyOnRecord> found) {
        return found.stream()
                .map(key -> KeyLine.of(
                        key,
                        history.use(registration.id(), key.keyId()),
                        found.stream()
                                        .filter(other -> other.keyId().equals(key.keyId()))
                                        .count()
                                > 1,
                        clock.instant()))
                .toList();
    }

    private List<RefusalTotal> totals(LaunchRegistration registration) {
        return history.refusalsByReason(registration.id(), clock.instant().minus(Duration.ofDays(DAYS))).stream()
                .map(count -> new RefusalTotal(count.reason(), words.of(count.reason()), count.count()))
                .toList();
    }

    private static String signingKey(List<KeyOnRecord> keys) {
        return keys.stream()
                .filter(key -> key.objection().isEmpty())
                .map(KeyOnRecord::keyId)
                .findFirst()
                .orElse("the-kid-of-your-key");
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance registration(RegistrationView page);
    }
}
