/**
 * Reads what people write for the viewer in YAML: every value with its line and column, checked by the JSON Schema that
 * editors use, so that file, editor and viewer never differ.
 *
 * <p>Main entry: {@link org.sightline.configuration.ConfigSchema}. Knows the form of a file and the words for what is
 * wrong with it; what a file means is for the room that reads it.
 */
@NullMarked
package org.sightline.configuration;

import org.jspecify.annotations.NullMarked;
