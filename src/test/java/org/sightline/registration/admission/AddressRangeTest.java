package org.sightline.registration.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(textBlock = """
            10.20.0.0/16, 10.20.0.0, true
            10.20.0.0/16, 10.20.255.255, true
            10.20.0.0/16, 10.21.0.0, false
            10.20.0.0/16, 10.19.255.255, false
            10.20.0.0/15, 10.21.0.1, true
            255.255.255.255/32, 255.255.255.255, true
            255.255.255.255/32, 255.255.255.254, false
            0.0.0.0/0, 192.0.2.1, true
            0.0.0.0/0, ::1, false
            10.20.0.0/16, ::ffff:10.20.0.1, true
            2001:db8:20::/48, 2001:db8:20:ffff::1, true
            2001:db8:20::/48, 2001:DB8:20::1, true
            2001:db8:20::/48, 2001:db8:21::1, false
            fe80::/10, fe80::1%eth0, true
            ::/0, 10.20.0.1, false
            2001:db8::1/128, 2001:db8::1, true
            2001:db8::1/128, 2001:db8::2, false
            10.20.0.0/16, 10.20.0.1.nip.example, false
            10.20.0.0/16, '', false
            10.20.0.0/16, 010.020.000.001, false
            10.20.0.0/16, unknown, false
            """)
    void holdsItsAddressesAndNoOther(String range, String client, boolean held) {
        assertEquals(held, AddressRange.parse(range).orElseThrow().holds(client));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.20.0.0/33",
                "2001:db8::/129",
                "10.20/16",
                "10.20.0.0/",
                "10.20.0.0/-1",
                "10.20.0.0/1/2",
                "/16",
                "010.20.0.0/16",
                "epr.northgate.example/16",
                "10.20.0.256/32",
                "::1::/64",
                ""
            })
    void isNotMadeOfWhatIsNone(String text) {
        assertEquals(Optional.empty(), AddressRange.parse(text));
    }

    @Test
    void beginsAtItsLowestAddressAndKnowsWhatItCovers() {
        AddressRange wide = AddressRange.parse("10.20.30.40/8").orElseThrow();
        assertEquals("10.0.0.0/8", wide.toString());
        assertTrue(wide.covers(AddressRange.parse("10.20.0.0/16").orElseThrow()));
        assertFalse(AddressRange.parse("10.20.0.0/16").orElseThrow().covers(wide));
        assertFalse(wide.covers(AddressRange.parse("2001:db8::/48").orElseThrow()));
        assertEquals(
                AddressRange.parse("10.20.0.1/32"),
                AddressRange.parse("10.20.0.1"),
                "an address alone is a range of one");
    }
}
