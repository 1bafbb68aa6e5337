/**
 * What a story file says, key by key: texts, dates and codes as stories write them, and where a mistake stands.
 *
 * <p>Main entry: {@link org.sightline.demo.story.entry.StoryEntry}. It does not know what is made of an entry.
 */
@NullMarked
package org.sightline.demo.story.entry;

import org.jspecify.annotations.NullMarked;
