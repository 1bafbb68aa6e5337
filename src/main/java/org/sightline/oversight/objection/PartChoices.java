package org.sightline.oversight.objection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.RecordCategory;

/** The parts of a record that can be objected to, by the names of the configuration in force. */
record PartChoices(List<Part> feeds, List<Part> categories) {

    /** One of them. */
    record Part(String id, String name) {}

    PartChoices {
        feeds = List.copyOf(feeds);
        categories = List.copyOf(categories);
    }

    static PartChoices of(LaunchConfig config) {
        return new PartChoices(
                config.feedsOfAnyLaunch().stream()
                        .map(PartChoices::part)
                        .distinct()
                        .toList(),
                config.objections().categories().stream().map(PartChoices::part).toList());
    }

    /** {@code The whole record}, or the names of what is objected to; an id that nobody knows stands for itself. */
    String words(ObjectionScope scope) {
        return switch (scope) {
            case ObjectionScope.Whole _ -> "The whole record";
            case ObjectionScope.Parts parts ->
                Stream.concat(
                                named(
                                        feeds,
                                        parts.feeds().stream()
                                                .map(FeedId::value)
                                                .collect(Collectors.toSet())),
                                named(categories, parts.categories()))
                        .collect(Collectors.joining("; "));
        };
    }

    private static Stream<String> named(List<Part> known, Set<String> ids) {
        Map<String, Part> byId =
                known.stream().collect(Collectors.toMap(Part::id, Function.identity(), (one, _) -> one));
        return ids.stream()
                .map(id -> byId.containsKey(id) ? byId.get(id).name() : id)
                .sorted();
    }

    private static Part part(FeedRegistration feed) {
        return new Part(feed.id().value(), feed.name());
    }

    private static Part part(RecordCategory category) {
        return new Part(category.id(), category.name());
    }
}
