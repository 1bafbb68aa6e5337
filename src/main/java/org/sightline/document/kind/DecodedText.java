package org.sightline.document.kind;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's text in the charset it was written in: by its byte order mark, by what it says of itself, by what its sender
 * says, by where zero bytes stand, then UTF-8 if it is that, else Windows-1252, as older systems write it.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">WHATWG: names of encodings</a>
 */
public record DecodedText(String text, Charset charset) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What stands at the start of HTML and of XML; a charset is not looked for further on, as browsers do not. */
    private static final int DECLARED_WITHIN = 1_024;

    private static final Pattern IN_MARKUP = Pattern.compile(
            "(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:-]{2,40})", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_TYPE =
            Pattern.compile(";\\s{0,9}charset\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:-]{2,40})", Pattern.CASE_INSENSITIVE);

    /** Its text without a byte order mark; empty if these bytes are no text: with zeros or many controls in it. */
    public static Optional<DecodedText> of(byte[] bytes, String declared) {
        DecodedText decoded = decoded(bytes, declared);
        String text = decoded.text().startsWith("\uFEFF") ? decoded.text().substring(1) : decoded.text();
        int end = text.length();
        // how a file from DOS ends, and one that was padded
        while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == 0x1A)) {
            end--;
        }
        String whole = text.substring(0, end);
        return isText(whole) ? Optional.of(new DecodedText(whole, decoded.charset())) : Optional.empty();
    }

    private static DecodedText decoded(byte[] bytes, String declared) {
        Optional<Charset> marked = byMark(bytes).or(() -> byZeros(bytes));
        if (marked.isPresent()) {
            return new DecodedText(new String(bytes, marked.get()), marked.get());
        }
        return named(IN_MARKUP, markup(bytes))
                .or(() -> named(IN_TYPE, declared))
                .flatMap(charset -> strictly(bytes, charset))
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new DecodedText(new String(bytes, WINDOWS), WINDOWS));
    }

    /** The start of a file that is marked up; a charset named in plain text says nothing. */
    private static String markup(byte[] bytes) {
        String start = FileSigns.latin(bytes, FileSigns.afterBlank(bytes), DECLARED_WITHIN);
        return start.startsWith("<") ? start : "";
    }

    private static Optional<Charset> byMark(byte[] bytes) {
        String start = FileSigns.latin(bytes, 0, 3);
        if (start.equals("\u00ef\u00bb\u00bf")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (start.startsWith("\u00ff\u00fe")) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return start.startsWith("\u00fe\u00ff") ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** Letters of western scripts are half zeros in UTF-16, always on the same side. */
    private static Optional<Charset> byZeros(byte[] bytes) {
        int looked = Math.min(bytes.length, 4_096) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < looked; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int half = looked / 2;
        if (half < 2 || zeros[0] + zeros[1] > half || Math.min(zeros[0], zeros[1]) > half / 20) {
            return Optional.empty();
        }
        return zeros[1] > half * 6 / 10
                ? Optional.of(StandardCharsets.UTF_16LE)
                : zeros[0] > half * 6 / 10 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Optional<Charset> named(Pattern pattern, String text) {
        Matcher named = pattern.matcher(text);
        return named.find() ? charset(named.group(1)) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            String known = charset.name().toLowerCase(Locale.ROOT);
            // Latin 1 and ASCII mean Windows-1252 wherever browsers read; UTF-16 would have been seen by its zeros
            boolean western = known.equals("iso-8859-1") || known.equals("us-ascii");
            return known.startsWith("utf-16") || known.startsWith("utf-32")
                    ? Optional.empty()
                    : Optional.of(western ? WINDOWS : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    private static Optional<DecodedText> strictly(byte[] bytes, Charset charset) {
        if (charset.equals(WINDOWS)) {
            return Optional.of(new DecodedText(new String(bytes, charset), charset));
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new DecodedText(text, charset));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isText(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            controls += c < ' ' && (c < '\t' || c > '\r') ? 1 : 0;
        }
        return controls <= text.length() / 100;
    }
}
