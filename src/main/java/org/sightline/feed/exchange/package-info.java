/**
 * What goes over the wire to one feed and back: its addresses, credentials, deadline, limits and gate.
 *
 * <p>Main entry: {@link org.sightline.feed.exchange.FeedExchange}. Knows no searchset and no patient: what a
 * reply holds is read elsewhere.
 */
@NullMarked
package org.sightline.feed.exchange;

import org.jspecify.annotations.NullMarked;
