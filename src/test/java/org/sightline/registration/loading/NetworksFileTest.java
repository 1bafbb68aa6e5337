package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.registration.admission.OrganisationTerms;

/** From which networks an organisation's users may open records, in its file. */
class NetworksFileTest {

    private static final String NORTHGATE = "organisations/northgate.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void letItsUsersInFromThereAlone() {
        networks("10.20.0.0/16", "\"2001:db8:20::/48\"");

        OrganisationTerms terms = folder.load().access().termsOf("northgate");

        assertTrue(terms.admitsFrom("10.20.7.1"));
        assertTrue(terms.admitsFrom("2001:db8:20::7"));
        assertFalse(terms.admitsFrom("192.0.2.1"));
        assertTrue(folder.load().access().termsOf("another").admitsFrom("192.0.2.1"), "of others nothing is said");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            10.20.0.0 | organisations/northgate.yaml:9:12: networks[0]: is no range of addresses such as 10.20.0.0/16 or 2001:db8:20::/48
            10.20.0.0/33 | organisations/northgate.yaml:9:12: networks[0]: is no range of addresses such as 10.20.0.0/16 or 2001:db8:20::/48
            10.20.7.0/16 | organisations/northgate.yaml:9:12: networks[0]: begins in the middle of a range: write 10.20.0.0/16, or the range that was meant
            """)
    @DisplayName("K01 what is no range of addresses is told with file, line and field")
    void tellsWhatIsWrong(String network, String expected) {
        networks(network);

        assertEquals(List.of(expected), folder.problems());
    }

    @Test
    void warnsOfARangeThatKeepsNobodyOutAndOfOneThatAnotherHolds() {
        networks("10.0.0.0/8", "10.20.0.0/16", "0.0.0.0/0");

        assertEquals(
                List.of(
                        "networks[1]: has no effect: 10.0.0.0/8 above holds all of it",
                        "networks[2]: is every address of its kind, so that it keeps nobody out"),
                Warnings.of(temporary));
    }

    private void networks(String... ranges) {
        folder.change(NORTHGATE, text -> text + "networks: [" + String.join(", ", ranges) + "]\n");
    }
}
