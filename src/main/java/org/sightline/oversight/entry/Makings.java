package org.sightline.oversight.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sightline.audit.ConfigurationVersion;
import org.sightline.audit.ConfigurationVersion.Content;
import org.sightline.display.ShownText;
import org.sightline.oversight.entry.EntryView.Making;
import org.sightline.oversight.entry.EntryView.Part;
import org.sightline.trail.EntryFile;
import org.sightline.trail.EntryFile.FullEntry;

/** By which program, configuration, tab files and lists of codes a page was made, and what of that is another by now. */
@ApplicationScoped
class Makings {

    private static final String SAME = "the same now";

    private final ConfigurationVersion version;

    Makings(ConfigurationVersion version) {
        this.version = version;
    }

    /** One where nothing changed between the two entries of the opening, else two. */
    List<Making> of(EntryFile file) {
        return Stream.concat(file.opening().stream(), file.end().stream())
                .map(entry -> making(entry, file.contents()))
                .distinct()
                .toList();
    }

    private Making making(FullEntry entry, Map<String, JsonNode> contents) {
        Content now = version.content();
        JsonNode content = contents.getOrDefault(entry.content(), MissingNode.getInstance());
        String tab = entry.row().subject().tab() + ".yaml";
        return new Making(
                entry.row().means().applicationVersion(),
                entry.row().means().configurationVersion(),
                entry.content(),
                compared(entry.content(), content, now),
                parts(content.path("tabs"), tab, now.tabs()).stream()
                        .sorted(Comparator.comparing(part -> !part.ofThisTab()))
                        .toList(),
                parts(content.path("lists"), "", now.lists()));
    }

    private static String compared(String then, JsonNode content, Content now) {
        if (then.isEmpty()) {
            return "The entry does not say by which tab files and lists: it was written by a version of Sightline that did not.";
        }
        if (content.isMissingNode()) {
            return "The entry that says which files these are is not on the trail any more.";
        }
        return then.equals(now.version())
                ? "This node makes pages by the same today."
                : "This node makes pages by others today; which, stands beside each.";
    }

    private static List<Part> parts(JsonNode then, String tab, List<ConfigurationVersion.Part> now) {
        Map<String, ConfigurationVersion.Part> byFile =
                now.stream().collect(Collectors.toMap(ConfigurationVersion.Part::file, Function.identity()));
        return StreamSupport.stream(then.spliterator(), false)
                .map(part -> new Part(
                        part.path("file").asText(),
                        ShownText.of(part.path("version").asText()),
                        part.path("checksum").asText(),
                        part.path("file").asText().equals(tab),
                        compared(part, byFile)))
                .toList();
    }

    private static String compared(JsonNode then, Map<String, ConfigurationVersion.Part> now) {
        ConfigurationVersion.Part same = now.get(then.path("file").asText());
        if (same == null) {
            return "not there now";
        }
        return same.checksum().equals(then.path("checksum").asText()) ? SAME : "another now";
    }
}
