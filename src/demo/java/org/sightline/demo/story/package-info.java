/**
 * The fictional patients: readable YAML stories, one a file, made into the resources that each demo feed holds.
 *
 * <p>Main entry: {@link org.sightline.demo.story.Stories}. Dates in a story are relative to today, so that a story
 * stays fresh. Knows nothing of HTTP.
 */
@NullMarked
package org.sightline.demo.story;

import org.jspecify.annotations.NullMarked;
