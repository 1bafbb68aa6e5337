/**
 * What somebody outside has to be told: written together with the audit entry of what happened, sent afterwards by
 * whichever node comes first, at least once.
 *
 * <p>Main entry: {@link org.sightline.outbox.Outbox}. Knows no patient but the number that a webhook may be told, and
 * neither pages nor rules.
 */
@NullMarked
package org.sightline.outbox;

import org.jspecify.annotations.NullMarked;
