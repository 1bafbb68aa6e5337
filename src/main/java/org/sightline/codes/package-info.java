/**
 * Published lists of clinical codes, by name, version, checksum and date: {@code launch-config/value-sets/}, read,
 * checked and held as sorted arrays, so that no click asks a terminology server.
 *
 * <p>Main entry: {@link org.sightline.codes.ValueSets}. Knows neither where a list was imported from nor which tab uses
 * it.
 */
@NullMarked
package org.sightline.codes;

import org.jspecify.annotations.NullMarked;
