package org.sightline.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.start.StartRefusedException;

class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(true, List.of("10.9.0.0/24", "2001:db8:9::1"));

    @ParameterizedTest(name = "{0} says {1}")
    @DisplayName("S13: of what a trusted proxy says the last address counts that is not a trusted proxy's own")
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.7 | 10.20.0.1 | 192.0.2.7
            192.0.2.7 | '' | 192.0.2.7
            10.9.0.5 | '' | 10.9.0.5
            10.9.0.5 | 10.20.0.1 | 10.20.0.1
            10.9.0.5 | 10.20.0.1, 192.0.2.7 | 192.0.2.7
            10.9.0.5 | 10.20.0.1, 192.0.2.7, 10.9.0.6 | 192.0.2.7
            10.9.0.5 | 10.9.0.7, 10.9.0.6 | 10.9.0.7
            2001:db8:9::1 | 2001:db8:20::1 | 2001:db8:20::1
            10.9.0.5 | 192.0.2.7:4711 | 192.0.2.7
            10.9.0.5 | [2001:db8:20::1]:4711 | 2001:db8:20::1
            10.9.0.5 | 10.20.0.1, unknown | unknown
            10.9.0.5 | 10.20.0.1, [ | 10.20.0.1
            """)
    void believesNobodyElse(String peer, String header, String client) {
        assertEquals(client, proxies.clientOf(peer, List.of(header)));
    }

    @Test
    void severalHeadersAreOneListInTheirOrder() {
        assertEquals("192.0.2.7", proxies.clientOf("10.9.0.5", List.of("10.20.0.1", "192.0.2.7")));
    }

    @Test
    void believesNobodyWhereForwardingIsNotSwitchedOn() {
        TrustedProxies off = new TrustedProxies(false, List.of("10.9.0.0/24"));
        assertEquals("10.9.0.5", off.clientOf("10.9.0.5", List.of("10.20.0.1")));
    }

    @Test
    void aStartThatWouldBelieveEverybodyIsRefused() {
        assertThrows(StartRefusedException.class, () -> new TrustedProxies(true, List.of()));
        StartRefusedException named =
                assertThrows(StartRefusedException.class, () -> new TrustedProxies(true, List.of("proxy.example")));
        assertTrue(named.getMessage().contains("proxy.example"), named.getMessage());
    }
}
