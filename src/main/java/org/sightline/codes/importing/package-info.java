/**
 * Lists of codes as organisations hold them, made into files of {@code launch-config/value-sets/}: national releases,
 * publications as text, CSV in many heads, FHIR value sets. A row whose code is damaged is named and left out.
 *
 * <p>Main entry: {@link org.sightline.codes.importing.ListImport}. Runs for somebody at a terminal, never in the viewer.
 */
@NullMarked
package org.sightline.codes.importing;

import org.jspecify.annotations.NullMarked;
