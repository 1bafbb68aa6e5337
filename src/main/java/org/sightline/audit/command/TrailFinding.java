package org.sightline.audit.command;

/**
 * One thing that is wrong with a trail.
 *
 * @param seal where it was found
 * @param sequence of the row; 0 if it is about none
 * @param words what is wrong, without anything that a row holds
 */
record TrailFinding(Kind kind, long seal, long sequence, String words) {

    /** What can be wrong. */
    enum Kind {
        SEAL_MISSING,
        SEAL_EDITED,
        SEAL_NOT_SIGNED,
        ROW_EDITED,
        ROW_DELETED,
        ROW_INSERTED,
        ROW_MOVED,
        DAMAGED,
        CHECKPOINT_NOT_SIGNED,
        TAIL_CUT,
        ANOTHER_HISTORY
    }
}
