/**
 * {@code ./sightline codes coverage}: which published lists the panels of the tabs name and which of them are loaded, and
 * what each panel finds of the codes in a file of FHIR resources, without starting the viewer.
 *
 * <p>Main entry: {@link org.sightline.coverage.command.CoverageCommand}. Asks nobody, and keeps nothing of the file.
 */
@NullMarked
package org.sightline.coverage.command;

import org.jspecify.annotations.NullMarked;
