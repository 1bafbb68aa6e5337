package org.sightline.audit.seal;

/** A seal with the rows it is over. */
public record SealedRows(Seal seal, SealEntries entries) {

    /** Whether what is signed is of these rows. */
    public boolean fits() {
        return seal.head().tally().rows() == entries.size()
                && seal.head().tally().digest().equals(entries.digest());
    }
}
