/**
 * Panel kinds: FHIR resources to a record of exactly what one panel shows.
 *
 * <p>Pure functions. Main entry: {@link org.sightline.tab.panel.PanelKind}, found by name through {@link
 * org.sightline.tab.panel.PanelKinds}. Knows no session, no policy, no audit trail and no page; what is withheld has
 * gone before a panel sees anything.
 */
@NullMarked
package org.sightline.tab.panel;

import org.jspecify.annotations.NullMarked;
