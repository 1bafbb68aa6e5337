package org.sightline.visit;

/** Limits as a test wants them. */
public record FewPlaces(int most, int mostOfOneLaunch, int mostOfTheHeap) implements OpeningLimits {}
