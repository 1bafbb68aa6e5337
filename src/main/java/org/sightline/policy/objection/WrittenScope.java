package org.sightline.policy.objection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;
import org.sightline.context.TabId;

/**
 * What is objected to, as it was ticked in the form or written in a list: ids, none of which is believed yet. Nothing
 * named is the whole record.
 */
public record WrittenScope(List<String> feeds, List<String> categories) {

    public static final WrittenScope WHOLE = new WrittenScope(List.of(), List.of());

    /** What to say of one that names what nobody knows. */
    public static final String UNKNOWN =
            "the feeds and categories objected to have to be known by these names, or none be named";

    private static final Pattern BETWEEN = Pattern.compile("[\\s;]+");

    public WrittenScope {
        feeds = List.copyOf(feeds);
        categories = List.copyOf(categories);
    }

    /** Of texts that name them with blanks or semicolons between. */
    public static WrittenScope separated(String feeds, String categories) {
        return new WrittenScope(names(feeds), names(categories));
    }

    /** @return empty if it names anything that is not known */
    public Optional<ObjectionScope> check(Predicate<ObjectionScope.Parts> known) {
        if (!feeds.stream().allMatch(TabId::isValid)) {
            return Optional.empty();
        }
        Set<FeedId> ids = feeds.stream().map(FeedId::new).collect(Collectors.toSet());
        ObjectionScope.Parts parts = new ObjectionScope.Parts(ids, Set.copyOf(categories));
        return known.test(parts) ? Optional.of(ObjectionScope.naming(ids, parts.categories())) : Optional.empty();
    }

    private static List<String> names(String text) {
        return BETWEEN.splitAsStream(text.strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
