package org.sightline.codes.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.codes.CodeRole;
import org.sightline.codes.SemanticTag;

/**
 * What an entry says of the person, guessed from its term: {@code code-roles.tsv}, reviewed rules in the order in which
 * they are tried, each with its reason. What no rule fits is an event, which is shown in its own words.
 */
public final class RoleRules {

    private static final String FILE = "/code-roles.tsv";
    private static final String NO_RULE = "no rule fits its term";

    private final List<Rule> rules;

    private RoleRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Where a rule looks. */
    private enum Where {
        /** Anywhere in the term, as whole words. */
        WORDS,
        /** At its beginning, as whole words. */
        BEGINS,
        /** At the end of any of its words. */
        ENDING,
        /** At its semantic tag. */
        TAG
    }

    /** A rule, ready to be tried. */
    private record Rule(Where where, String text, Pattern pattern, CodeRole role, String reason) {

        boolean fits(String term, String tag) {
            return where == Where.TAG ? tag.equals(text) : pattern.matcher(term).find();
        }
    }

    /** A role, and why. */
    public record Guess(CodeRole role, String reason) {}

    /** The rules this build was reviewed with. */
    public static RoleRules reviewed() {
        try (InputStream in = RoleRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new RoleRules(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(RoleRules::rule)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(String line) {
        String[] cells = line.split("\t", -1);
        Optional<CodeRole> role = cells.length == 4 ? CodeRole.ofWord(cells[2]) : Optional.empty();
        if (role.isEmpty() || cells[1].isBlank() || cells[3].isBlank()) {
            throw new IllegalStateException("not where, text, role and reason: " + line);
        }
        Where where = Where.valueOf(cells[0].toUpperCase(Locale.ROOT));
        String text = Pattern.quote(cells[1]);
        String pattern = switch (where) {
            case WORDS -> "(?<![\\p{L}\\p{N}])" + text + "(?![\\p{L}\\p{N}])";
            case BEGINS -> "^" + text + "(?![\\p{L}\\p{N}])";
            case ENDING -> text + "(?![\\p{L}\\p{N}])";
            case TAG -> "";
        };
        return new Rule(where, cells[1], Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), role.get(), cells[3]);
    }

    /** By the first rule that fits. */
    public Guess guess(String term) {
        String tag = SemanticTag.of(term);
        String words = SemanticTag.without(term);
        return rules.stream()
                .filter(rule -> rule.fits(words, tag))
                .findFirst()
                .map(rule -> new Guess(rule.role(), rule.reason()))
                .orElse(new Guess(CodeRole.EVENT, NO_RULE));
    }
}
