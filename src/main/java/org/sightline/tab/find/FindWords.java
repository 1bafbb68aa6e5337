package org.sightline.tab.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;

/** Words that people use for the same thing, from {@code ui-templates/find/words.yaml}. */
@Singleton
public class FindWords {

    private static final String FILE = "/templates/find/words.yaml";
    private static final ConfigSchema SCHEMA = ConfigSchema.at("/templates/find/schema/words.schema.json");
    private static final int LONGEST = 6;

    private final List<List<String>> groups;
    private final Map<String, Set<String>> others = new LinkedHashMap<>();

    /** @throws IllegalStateException naming every problem of the file */
    public FindWords() {
        this(read());
    }

    FindWords(List<List<String>> groups) {
        this.groups = groups.stream().map(List::copyOf).toList();
        for (List<String> group : groups) {
            group.forEach(word ->
                    others.computeIfAbsent(word, _ -> new LinkedHashSet<>()).addAll(group));
        }
        others.forEach((word, all) -> all.remove(word));
    }

    /** @param typed by somebody, of any length and kind */
    public FindQuery query(String typed) {
        List<String> words = Arrays.stream(FindQuery.plain(typed).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        List<FindQuery.Term> terms = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int length = lengthOfKnown(words.subList(at, words.size()));
            String term = String.join(" ", words.subList(at, at + length));
            terms.add(new FindQuery.Term(term, List.copyOf(others.getOrDefault(term, Set.of()))));
            at += length;
        }
        return new FindQuery(terms);
    }

    /** How many of the first words are one that has others for it; 1 if none are. */
    private int lengthOfKnown(List<String> words) {
        for (int length = Math.min(LONGEST, words.size()); length > 1; length--) {
            if (others.containsKey(String.join(" ", words.subList(0, length)))) {
                return length;
            }
        }
        return 1;
    }

    /** The groups, for the browser: a list of lists of words. */
    String json() {
        try {
            return new ObjectMapper().writeValueAsString(groups);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> read() {
        ConfigProblems problems = new ConfigProblems();
        List<List<String>> groups = SCHEMA.read(bytes(), "find/words.yaml", problems)
                .map(file -> file.items("groups").stream().map(FindWords::texts).toList())
                .orElse(List.of());
        if (problems.areInTheWay()) {
            throw new IllegalStateException(problems.inOrder().toString());
        }
        return groups;
    }

    private static List<String> texts(ConfigValue group) {
        return group.items().stream().map(ConfigValue::text).toList();
    }

    private static byte[] bytes() {
        try (InputStream in = FindWords.class.getResourceAsStream(FILE)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
