/**
 * Partners' feeds: the patient looked up at each, all searches at once, deadlines and limits, and answers that cannot
 * be mistaken for each other.
 *
 * <p>Main entry: {@link org.sightline.feed.RecordReader}, which reads nothing without an {@link
 * org.sightline.audit.AuditReceipt}. Here is what is asked and answered; how is in the rooms below. Knows no panel and no
 * page; keeps nothing of what it read.
 */
@NullMarked
package org.sightline.feed;

import org.jspecify.annotations.NullMarked;
