package org.sightline.audit.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.Seal;
import org.sightline.audit.seal.SealEntries;
import org.sightline.audit.seal.SealedRows;
import org.sightline.audit.seal.TrailFormatException;
import org.sightline.audit.seal.TrailRow;

/** Rows and seals as lines of JSON objects whose values are all texts. */
final class SealLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private SealLines() {}

    static String of(TrailRow row) {
        return line(row.columns());
    }

    static String of(SealedRows sealed) {
        Map<String, String> fields = sealed.seal().fields();
        fields.put("list", Base64.getEncoder().encodeToString(sealed.entries().octets()));
        return line(fields);
    }

    static TrailRow row(String line) throws TrailFormatException {
        return new TrailRow(read(line));
    }

    static SealedRows sealed(String line) throws TrailFormatException {
        Map<String, String> fields = read(line);
        @Nullable String list = fields.remove("list");
        if (list == null) {
            throw new TrailFormatException("a seal has no list of rows");
        }
        try {
            return new SealedRows(
                    Seal.of(fields), SealEntries.read(Base64.getDecoder().decode(list)));
        } catch (IllegalArgumentException _) {
            throw new TrailFormatException("a seal's list of rows is not Base64");
        }
    }

    static Seal seal(String line) throws TrailFormatException {
        return Seal.of(read(line));
    }

    private static TreeMap<String, String> read(String line) throws TrailFormatException {
        try {
            return JSON.readValue(line, TEXTS);
        } catch (JsonProcessingException _) {
            throw new TrailFormatException("a line is no JSON object of texts");
        }
    }

    private static String line(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        }
    }
}
