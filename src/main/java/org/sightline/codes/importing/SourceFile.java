package org.sightline.codes.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A file to import: on disk, or in a zip. */
record SourceFile(String name, Content content) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Windows' own, in which older lists are written. */
    private static final Charset OLDER = Charset.forName("windows-1252");

    /** Opens it, as often as it is asked. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** The name without folders. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Line by line, for files that are too large to hold. */
    BufferedReader lines() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** The first line; empty if there is none. */
    String firstLine() throws IOException {
        try (BufferedReader reader = lines()) {
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }

    /** The whole of it, without a byte order mark. */
    Reader text() throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, OLDER);
        }
        return new StringReader(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }
}
