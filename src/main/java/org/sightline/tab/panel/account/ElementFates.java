package org.sightline.tab.panel.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of an element by the reviewed list {@code account/elements.csv}; most are not in it. */
final class ElementFates {

    private static final String FILE = "/account/elements.csv";
    private static final Map<String, Fate> BY_PATH = read();

    private ElementFates() {}

    /** The fate of an element that the list names. */
    enum Fate {
        /** It may change what the entry means: it stands on the row itself. */
        ROW,
        /** It surely changes what the entry means: the row warns of it. */
        CAUTION,
        /** It says nothing to a reader. */
        LEFT_OUT,
        /** None of these: it is named unless the row says it. */
        NAMED
    }

    /** @param paths all by which the list may name the element, the most particular first */
    static Fate of(Collection<String> paths) {
        for (String path : paths) {
            @Nullable Fate fate = BY_PATH.get(path);
            if (fate != null) {
                return fate;
            }
        }
        return Fate.NAMED;
    }

    /** Every path of the list. */
    static Map<String, Fate> all() {
        return BY_PATH;
    }

    private static Map<String, Fate> read() {
        Map<String, Fate> fates = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(ElementFates.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> {
                String[] fields = line.split(",", 3);
                if (fields.length < 3 || fields[2].isBlank()) {
                    throw new IllegalStateException(FILE + ": a path, its fate and a reason are needed: " + line);
                }
                fates.put(fields[0], fate(fields[1]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(fates);
    }

    private static Fate fate(String words) {
        return switch (words) {
            case "row" -> Fate.ROW;
            case "caution" -> Fate.CAUTION;
            case "left out" -> Fate.LEFT_OUT;
            default -> throw new IllegalStateException(FILE + ": no fate " + words);
        };
    }
}
