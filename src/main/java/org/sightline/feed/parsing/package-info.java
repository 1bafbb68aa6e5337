/**
 * Bytes that a feed sent to FHIR R4 resources, within limits, and told from what only looks like them.
 *
 * <p>Main entry: {@link org.sightline.feed.parsing.FhirJson}. Asks nothing of anybody: where the bytes
 * came from is not its concern.
 */
@NullMarked
package org.sightline.feed.parsing;

import org.jspecify.annotations.NullMarked;
