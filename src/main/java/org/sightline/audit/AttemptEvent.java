package org.sightline.audit;

import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** A request that was refused before it was known who made it: its row claims no user. */
public sealed interface AttemptEvent {

    AttemptReason reason();

    /** At a launch that exists: the row belongs to its organisation and its patient. */
    record OfLaunch(LaunchId launchId, LaunchContext launch, AttemptReason reason) implements AttemptEvent {}

    /**
     * At no launch.
     *
     * @param place {@code /record}, {@code /office}, what another system asked, or empty; never the address itself, which may hold anything
     */
    record OfPlace(String place, AttemptReason reason) implements AttemptEvent {}

    /**
     * By another system, or a launch, that a token names: the row belongs to its organisation, and its reason says whether that is proved.
     *
     * @param place what was asked
     */
    record OfSystem(String place, String registration, AttemptReason reason) implements AttemptEvent {}
}
