/**
 * The audited way past an objection or a label: who may, for how long, what was said, and its review.
 *
 * <p>Main entries: {@link org.sightline.policy.override.RecordLeave}, whether a record may be shown at all; {@link
 * org.sightline.policy.override.Overrides}, where one is begun and reviewed. An override is of one launch and never of
 * another. Knows no page and no feed.
 */
@NullMarked
package org.sightline.policy.override;

import org.jspecify.annotations.NullMarked;
