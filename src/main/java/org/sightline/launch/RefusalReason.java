package org.sightline.launch;

/** Why a launch was refused: one page for all, one audit code and one test for each. */
public enum RefusalReason {
    TOKEN_MISSING
}
