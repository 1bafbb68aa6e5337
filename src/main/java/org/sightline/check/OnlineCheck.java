package org.sightline.check;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.launch.Step;
import org.sightline.launch.Verification;
import org.sightline.launch.smart.check.SmartCheckStep;
import org.sightline.launch.smart.check.SmartServerCheck;
import org.sightline.launch.token.JwksCheck;
import org.sightline.outgoing.EnvironmentSslContexts;
import org.sightline.outgoing.HttpClients;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.loading.FieldPlaces;

/** Fetches what the organisations publish and says what is wrong with it. */
final class OnlineCheck {

    private static final String JWKS_URL = "keys.jwksUrl";

    private final FieldPlaces places;
    private final InstantSource clock;
    private final HttpClients clients;
    private final Map<String, String> ownerOfKey = new HashMap<>();

    /** @param environment in which TLS configurations are */
    OnlineCheck(Path folder, Map<String, String> environment, InstantSource clock) {
        this.places = new FieldPlaces(folder);
        this.clients = new HttpClients(new EnvironmentSslContexts(environment));
        this.clock = clock;
    }

    /** All are asked at once. */
    List<ConfigProblem> problemsOf(List<LaunchRegistration> organisations) {
        Map<LaunchRegistration, Future<JwksCheck.Outcome>> keys = new LinkedHashMap<>();
        Map<LaunchRegistration, Future<Verification>> servers = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LaunchRegistration organisation : organisations) {
                organisation
                        .token()
                        .ifPresent(sender -> jwksUrl(sender)
                                .ifPresent(url -> keys.put(
                                        organisation,
                                        threads.submit(() -> JwksCheck.of(clients, url, sender.algorithm())))));
                organisation
                        .smart()
                        .ifPresent(ehr -> servers.put(
                                organisation, threads.submit(() -> SmartServerCheck.ofPublished(clients, ehr, clock))));
            }
        }
        List<ConfigProblem> problems = new ArrayList<>();
        keys.forEach((organisation, outcome) -> tell(organisation, outcome.resultNow(), problems));
        servers.forEach((organisation, outcome) -> tell(organisation, outcome.resultNow(), problems));
        return problems;
    }

    private void tell(LaunchRegistration organisation, JwksCheck.Outcome outcome, List<ConfigProblem> problems) {
        String file = fileOf(organisation);
        for (Step step : outcome.findings()) {
            severity(step).ifPresent(how -> problems.add(places.problem(how, file, JWKS_URL, step.finding())));
        }
        outcome.thumbprints().forEach(key -> {
            String owner = ownerOfKey.putIfAbsent(key, organisation.id());
            if (owner != null && !owner.equals(organisation.id())) {
                problems.add(places.problem(
                        Severity.ERROR,
                        file,
                        JWKS_URL,
                        "publishes a key that " + owner + " publishes as well: a key may belong to one organisation"
                                + " only, so one of the two has to replace it"));
            }
        });
    }

    private void tell(LaunchRegistration organisation, Verification outcome, List<ConfigProblem> problems) {
        for (Step step : outcome.steps()) {
            severity(step)
                    .ifPresent(how -> problems.add(places.problem(
                            how,
                            fileOf(organisation),
                            "smart." + SmartCheckStep.valueOf(step.name()).field(),
                            step.title() + ": " + step.finding())));
        }
    }

    private static Optional<Severity> severity(Step step) {
        return switch (step.result()) {
            case FAILS -> Optional.of(Severity.ERROR);
            case WARNS -> Optional.of(Severity.WARNING);
            case HOLDS, NOT_MADE, NOT_TRIED, NOT_REACHED -> Optional.empty();
        };
    }

    private static String fileOf(LaunchRegistration organisation) {
        return "organisations/" + organisation.id() + ".yaml";
    }

    private static Optional<KeySource.JwksUrl> jwksUrl(TokenRegistration sender) {
        return sender.keys() instanceof KeySource.JwksUrl url ? Optional.of(url) : Optional.empty();
    }
}
