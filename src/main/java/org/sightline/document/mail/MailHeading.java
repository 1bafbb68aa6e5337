package org.sightline.document.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.sightline.document.kind.DecodedText;

/**
 * The lines before a message or one of its parts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.2">RFC 5322: header fields</a>
 */
public final class MailHeading {

    private static final int LONGEST_DECODED = 8_000;
    private static final int LONGEST_NAME = 500;

    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Map<String, ByteSequence> sent = new TreeMap<>();

    void add(Field field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        ByteSequence raw = field.getRaw() == null
                ? ContentUtil.encode(StandardCharsets.UTF_8, field.getName() + ": " + field.getBody())
                : field.getRaw();
        sent.putIfAbsent(name, raw);
        lines.computeIfAbsent(name, _ -> new ArrayList<>()).add(words(raw));
    }

    /** What all lines of this name say, as a mail program shows it; empty if there is none. */
    public String words(String name) {
        return decoded(lines.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; ")));
    }

    /** The name its sender gave to the part; empty if it has none. */
    public String fileName() {
        String inDisposition = parameter("content-disposition", "filename");
        return inDisposition.isEmpty() ? parameter("content-type", "name") : inDisposition;
    }

    /** Whether it is to be kept apart from the message's own words. */
    public boolean isAttachment() {
        return words("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    /** Names longer than a line, or in another charset, come in pieces (RFC 2231), or in words (RFC 2047). */
    private String parameter(String line, String name) {
        ByteSequence raw = sent.get(line);
        if (raw == null) {
            return "";
        }
        try {
            MimeParameterMapping parameters = new MimeParameterMapping();
            for (NameValuePair one : RawFieldParser.DEFAULT
                    .parseRawBody(RawFieldParser.DEFAULT.parseField(raw))
                    .getParams()) {
                parameters.addParameter(one.getName(), String.valueOf(one.getValue()));
            }
            String value = parameters.get(name);
            return value == null ? "" : decoded(value.substring(0, Math.min(value.length(), LONGEST_NAME)));
        } catch (MimeException | IllegalArgumentException _) {
            return "";
        }
    }

    private static String words(ByteSequence raw) {
        String line =
                DecodedText.of(raw.toByteArray(), "").map(DecodedText::text).orElse("");
        return line.substring(line.indexOf(':') + 1).replaceAll("\\s+", " ").strip();
    }

    /** The decoder's steps grow with the square of the length; what is longer than a list of addresses stays as sent. */
    private static String decoded(String text) {
        return text.length() > LONGEST_DECODED ? text : DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
    }
}
