package org.sightline.tab.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.sightline.codes.Sha256;

/** The texts of tab files by name, such as {@code summary.yaml}, and the checksum of each that was read. */
final class TabTexts implements Function<String, Optional<String>> {

    static final String FOLDER = "/templates/tabs/";

    private final Function<String, Optional<String>> source;
    private final Map<String, String> checksums = new TreeMap<>();

    TabTexts(Function<String, Optional<String>> source) {
        this.source = source;
    }

    @Override
    public Optional<String> apply(String name) {
        Optional<String> text = source.apply(name);
        text.ifPresent(read -> checksums.put(name, Sha256.stated(read.getBytes(StandardCharsets.UTF_8))));
        return text;
    }

    /** Of every file so far, {@code sha256:} and 64 hexadecimal digits, by its name. */
    Map<String, String> checksums() {
        return Map.copyOf(checksums);
    }

    /** As they come with the viewer. */
    static Optional<String> fromClassPath(String name) {
        try (InputStream in = TabTexts.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
