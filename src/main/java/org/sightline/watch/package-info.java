/**
 * Watches over the audit trail: rules of {@code launch-config/alerts.yaml} read it as it grows, and what they find is a
 * case that officers close.
 *
 * <p>Main entries: {@code TrailWatch}, which reads; {@link org.sightline.watch.AlertCases}, where cases are worked. Reads
 * the trail and adds to it, and knows no page and no clinical data.
 */
@NullMarked
package org.sightline.watch;

import org.jspecify.annotations.NullMarked;
