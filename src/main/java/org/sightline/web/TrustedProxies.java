package org.sightline.web;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.sightline.registration.admission.AddressRange;
import org.sightline.start.BeforeMigration;
import org.sightline.start.StartRefusedException;

/**
 * Whose word counts for a client's address. Proxies add the address that they heard from to what was sent to them: from
 * the right, the first one that is no trusted proxy's is the client's, and whatever stands left of it anybody may have
 * written.
 */
@Singleton
class TrustedProxies {

    private static final String NAMED = "quarkus.http.proxy.trusted-proxies";
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";

    private final boolean forwarding;
    private final List<AddressRange> trusted;

    @Inject
    TrustedProxies(Config config) {
        this(
                config.getOptionalValue(FORWARDING, Boolean.class).orElse(false),
                config.getOptionalValues(NAMED, String.class).orElse(List.of()));
    }

    TrustedProxies(boolean forwarding, List<String> trusted) {
        this.forwarding = forwarding;
        this.trusted = forwarding ? trusted.stream().map(TrustedProxies::range).toList() : List.of();
        if (forwarding && this.trusted.isEmpty()) {
            throw StartRefusedException.ofSetting(
                    FORWARDING,
                    "is true and no proxy is named: anybody could say where they are.",
                    "Name the proxies in QUARKUS_HTTP_PROXY_TRUSTED_PROXIES.");
        }
    }

    /** A start that would believe everybody is none. */
    void check(@Observes BeforeMigration due) {
        // its constructor has looked
    }

    private static AddressRange range(String proxy) {
        return AddressRange.parse(proxy)
                .orElseThrow(() -> StartRefusedException.ofSetting(
                        NAMED,
                        "names " + proxy + ", which is neither an address nor a range.",
                        "Write addresses or ranges such as 10.20.0.0/24, separated by commas."));
    }

    /**
     * The client's address.
     *
     * @param peer who is at the other end of the connection
     * @param forwardedFor the {@code X-Forwarded-For} headers that came, in their order
     */
    String clientOf(String peer, List<String> forwardedFor) {
        if (!isTrusted(peer)) {
            return peer;
        }
        String client = peer;
        List<String> hops = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(TrustedProxies::withoutPort)
                .filter(hop -> !hop.isEmpty())
                .toList();
        for (String hop : hops.reversed()) {
            client = hop;
            if (!isTrusted(hop)) {
                break;
            }
        }
        return client;
    }

    boolean isTrusted(String address) {
        return forwarding && trusted.stream().anyMatch(range -> range.holds(address));
    }

    /** {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711} are seen from some proxies. */
    private static String withoutPort(String hop) {
        String address = hop.strip();
        if (address.startsWith("[")) {
            return address.substring(1, Math.max(1, address.indexOf(']')));
        }
        return address.chars().filter(sign -> sign == ':').count() == 1
                ? address.substring(0, address.indexOf(':'))
                : address;
    }
}
