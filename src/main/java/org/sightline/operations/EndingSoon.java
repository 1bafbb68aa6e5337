package org.sightline.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;

/** How many days are left of each key in the launch configuration and of each certificate; below 0 it has ended. */
@ApplicationScoped
class EndingSoon {

    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    private final LaunchConfigSource config;
    private final ViewerCertificates certificates;
    private final InstantSource clock;
    private final MultiGauge keyDays;
    private final MultiGauge certificateDays;

    @Inject
    EndingSoon(LaunchConfigSource config, ViewerCertificates certificates, InstantSource clock, MeterRegistry metrics) {
        this.config = config;
        this.certificates = certificates;
        this.clock = clock;
        this.keyDays = MultiGauge.builder("sightline.key.days").register(metrics);
        this.certificateDays = MultiGauge.builder("sightline.certificate.days").register(metrics);
    }

    void atStart(@Observes StartupEvent start) {
        look();
    }

    void atChange(@Observes LaunchConfigChanged change) {
        look();
    }

    @Scheduled(every = "1h")
    void look() {
        keyDays.register(
                config.current().organisations().stream().flatMap(this::ofKeys).toList(), true);
        certificateDays.register(
                certificates.all().stream()
                        .map(one -> row(Tags.of("name", one.name(), "use", one.use()), one.end()))
                        .toList(),
                true);
    }

    private Stream<MultiGauge.Row<?>> ofKeys(LaunchRegistration organisation) {
        return organisation.token().stream()
                .flatMap(token -> keys(token.keys()).stream())
                .filter(key -> !key.notAfter().equals(Instant.MAX))
                .map(key -> row(
                        Tags.of(
                                "organisation",
                                organisation.id(),
                                "key",
                                key.jwk().getKeyID()),
                        key.notAfter()));
    }

    private static List<KeySource.StaticKey> keys(KeySource source) {
        return switch (source) {
            case KeySource.StaticKeys written -> written.keys();
            case KeySource.JwksUrl _ -> List.of();
        };
    }

    private MultiGauge.Row<?> row(Tags tags, Instant end) {
        return MultiGauge.Row.of(
                tags, end, last -> Duration.between(clock.instant(), last).toSeconds() / SECONDS_OF_A_DAY);
    }
}
