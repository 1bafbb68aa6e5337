package org.sightline.coverage.command;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The entries of a file: one resource or Bundle as JSON, or one of them a line.
 *
 * @param unread what could not be read, with its line
 */
record FhirFile(List<Resource> entries, List<String> unread) {

    private static final int MAX_BYTES = 256 * 1024 * 1024;

    FhirFile {
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
    }

    /** @throws IOException if it cannot be read, or is larger than 256 MB */
    static FhirFile read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than " + MAX_BYTES / 1024 / 1024 + " MB.");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        List<Resource> entries = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        if (isOneALine(text)) {
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                if (!line.isBlank()) {
                    add(line, file + ":" + number, entries, unread);
                }
            }
        } else {
            add(text, file.toString(), entries, unread);
        }
        return new FhirFile(entries, unread);
    }

    /** Whether the first line is a whole object and others follow. */
    private static boolean isOneALine(String text) {
        String first = text.strip().lines().findFirst().orElse("").strip();
        return first.startsWith("{") && first.endsWith("}") && text.strip().contains("\n");
    }

    private static void add(String json, String where, List<Resource> entries, List<String> unread) {
        try {
            Resource resource =
                    (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
            if (resource instanceof Bundle bundle) {
                bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Objects::nonNull)
                        .forEach(entries::add);
            } else {
                entries.add(resource);
            }
        } catch (DataFormatException _) {
            unread.add(where + ": is no FHIR R4 resource as JSON; left out");
        }
    }
}
