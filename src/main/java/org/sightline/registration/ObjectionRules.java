package org.sightline.registration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user is told of a patient who objects, from {@code launch-config/objections.yaml}.
 *
 * @param told what patients are told that an objection means, a paragraph each; empty if the file does not say it
 * @param categories what a patient may object to without objecting to the whole record
 * @param officeOrNull whom to ask; null for the service desk of whoever launches
 */
public record ObjectionRules(
        List<String> told,
        List<RecordCategory> categories,
        @Nullable ServiceDesk officeOrNull) {

    /** Those of a folder without the file. */
    public static final ObjectionRules NOT_SAID = new ObjectionRules(List.of(), List.of(), null);

    public ObjectionRules {
        told = List.copyOf(told);
        categories = List.copyOf(categories);
    }

    /** The category of this id. */
    public Optional<RecordCategory> category(String id) {
        return categories.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The office that looks after objections, if the file names one. */
    public Optional<ServiceDesk> office() {
        return Optional.ofNullable(officeOrNull);
    }
}
