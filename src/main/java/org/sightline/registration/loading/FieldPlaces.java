package org.sightline.registration.loading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.Place;

/** Finds the line and column of an organisation's field, for problems that show only when what it names answers. */
public final class FieldPlaces {

    private final FolderReading reading;

    public FieldPlaces(Path folder) {
        this.reading = FolderReading.of(folder);
    }

    /**
     * A problem at the field.
     *
     * @param file relative to the folder
     * @param field names joined by dots, such as {@code keys.jwksUrl}; the nearest block that is there is pointed at
     */
    public ConfigProblem problem(Severity severity, String file, String field, String message) {
        Optional<Place> place = reading.bytes(file)
                .flatMap(bytes -> OrganisationReader.SCHEMA.read(bytes, file, new ConfigProblems()))
                .map(root -> root.nearest(List.of(field.split("\\.", -1))));
        return new ConfigProblem(severity, file, place.orElse(Place.WHOLE_FILE), field, message);
    }
}
