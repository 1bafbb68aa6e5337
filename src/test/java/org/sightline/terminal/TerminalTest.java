package org.sightline.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class TerminalTest {

    @Test
    void writesUtf8OnBothStreamsWhateverThePlatformsOwnCharacterSet() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream ascii = new PrintStream(written, true, StandardCharsets.US_ASCII);
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(ascii);
            System.setErr(ascii);
            Terminal terminal = Terminal.ofThisProcess();
            terminal.out().print("Zoë ");
            terminal.err().print("Noël");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertEquals("Zoë Noël", written.toString(StandardCharsets.UTF_8));
    }
}
