package org.sightline.registration.withheld;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.ObjectionRules;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.WithheldRules;

/** Reads {@code objections.yaml}, which a folder need not have. */
public final class ObjectionReader {

    public static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/objections.schema.json");

    private final @Nullable ValueSets lists;
    private final FeedsThere feeds;
    private final @Nullable WithheldRules withheld;

    /**
     * @param lists null if they could not be read: then whether one is there cannot be said
     * @param withheld what is shown to nobody; null if it could not be read
     */
    public ObjectionReader(@Nullable ValueSets lists, FeedsThere feeds, @Nullable WithheldRules withheld) {
        this.lists = lists;
        this.feeds = feeds;
        this.withheld = withheld;
    }

    public Optional<ObjectionRules> read(ConfigValue root) {
        RulesInVain.warnOfRepeats(root.items("categories"), category -> category.text("name"));
        CategoryReader reader = new CategoryReader(feeds, this::loaded);
        List<RecordCategory> categories = root.items("categories").stream()
                .map(category -> reader.read(category, "id"))
                .toList();
        root.items("categories").forEach(one -> RulesInVain.inCategory(one, withheld, feeds.unconnected()));
        return root.isSound()
                ? Optional.of(new ObjectionRules(
                        List.copyOf(root.texts("told")),
                        categories,
                        root.find("office").map(ObjectionReader::office).orElse(null)))
                : Optional.empty();
    }

    /** Without its list a category would keep nothing back, and nobody would see that on a page. */
    private Optional<ValueSet> loaded(ConfigValue list) {
        if (lists == null) {
            return Optional.empty();
        }
        Optional<ValueSet> found = lists.named(list.text());
        if (found.isEmpty()) {
            list.error("is not a list in value-sets/, so what patients object to would be shown");
        }
        return found;
    }

    private static ServiceDesk office(ConfigValue office) {
        return new ServiceDesk(office.text("name"), office.text("phone"), office.text("email"));
    }
}
