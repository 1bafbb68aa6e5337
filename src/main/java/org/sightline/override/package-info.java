/**
 * The form by which a user opens a record in spite of an objection or a label.
 *
 * <p>Main entry: {@code OverrideResource}. No feed is read for it and nothing of the record is shown by it.
 */
@NullMarked
package org.sightline.override;

import org.jspecify.annotations.NullMarked;
