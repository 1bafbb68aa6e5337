/**
 * JSON that somebody else wrote, read strictly: one object, bounded in depth, no member twice.
 *
 * <p>Main entry: {@link org.sightline.json.StrictJson}. FHIR resources are not read here, and nothing here knows what the
 * JSON is about.
 */
@NullMarked
package org.sightline.json;

import org.jspecify.annotations.NullMarked;
