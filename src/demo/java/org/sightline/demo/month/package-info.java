/**
 * A month of plausible use for the audit trail, with one curious colleague in it, so that officers can practise.
 *
 * <p>Main entry: {@link org.sightline.demo.month.PlausibleMonth}. Everybody in it is fictional, and it is the same each
 * time.
 */
@NullMarked
package org.sightline.demo.month;

import org.jspecify.annotations.NullMarked;
