/**
 * The FHIR resources that are made of a story's entries, one maker for each kind.
 *
 * <p>Main entry: {@link org.sightline.demo.story.resource.Kinds}. It does not know where stories are kept.
 */
@NullMarked
package org.sightline.demo.story.resource;

import org.jspecify.annotations.NullMarked;
