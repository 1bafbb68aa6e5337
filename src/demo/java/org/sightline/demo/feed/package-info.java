/**
 * The demo feeds: small FHIR R4 servers over the stories, strict about what they are asked, and as broken as a
 * trainer wants them.
 *
 * <p>Main entry: {@link org.sightline.demo.feed.DemoFeeds}. They know nothing of the viewer that asks them.
 */
@NullMarked
package org.sightline.demo.feed;

import org.jspecify.annotations.NullMarked;
