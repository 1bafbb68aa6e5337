/**
 * What a feed's server understands, found out by asking it what the tabs ask, a part at a time, about a fictional patient.
 *
 * <p>Main entry: {@link org.sightline.feed.probe.FeedProbe}. Tells counts and refusals, never what a feed holds.
 */
@NullMarked
package org.sightline.feed.probe;

import org.jspecify.annotations.NullMarked;
