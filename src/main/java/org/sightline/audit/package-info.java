/**
 * The audit trail: who opened what about whom, when, from where and why.
 *
 * <p>Main entry: {@link org.sightline.audit.AuditTrail}. Every write is one committed insert before it returns; when
 * it cannot be written, nothing that depends on it happens. Holds no clinical content.
 */
@NullMarked
package org.sightline.audit;

import org.jspecify.annotations.NullMarked;
