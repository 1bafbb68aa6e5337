/**
 * Seals over the audit trail, so that whoever trusts nobody can find out whether a row was changed, taken out, put in or
 * moved: each second the rows that are complete are hashed, chained to the seal before and signed with a key that the
 * database does not have.
 *
 * <p>Main entry: {@link org.sightline.audit.seal.Sealer}. What a seal is, byte by byte, stands in {@code
 * docs/audit-seals.md}. Knows nothing of what a row means.
 */
@NullMarked
package org.sightline.audit.seal;

import org.jspecify.annotations.NullMarked;
