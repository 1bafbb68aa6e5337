package org.sightline.display.dosage;

/** How what was written and what was coded compare. */
enum Agreement {
    /** Both say it. */
    SAME,
    /** They cannot both be so. */
    DIFFERENT,
    /** One says more than the other, or nobody can tell. */
    UNKNOWN
}
