package org.sightline.trail.repository;

/**
 * A place in the trail as it is sealed.
 *
 * @param seal the number of the next seal that is not sent whole
 * @param taken how many of its entries are
 */
record SealPlace(long seal, int taken) {

    SealPlace plus(int entries) {
        return new SealPlace(seal, taken + entries);
    }

    SealPlace nextSeal() {
        return new SealPlace(seal + 1, 0);
    }
}
