/**
 * Account of what a source sent: every element of a resource is said by its row, named as unread, or left out on purpose.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.account.SentValues}. What is left out, and why, stands in {@code
 * account/elements.csv}. Knows no panel and no page.
 */
@NullMarked
package org.sightline.tab.panel.account;

import org.jspecify.annotations.NullMarked;
