/**
 * All panel kinds by name: the one place that knows every clinical subject.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.kinds.PanelKinds}.
 */
@NullMarked
package org.sightline.tab.panel.kinds;

import org.jspecify.annotations.NullMarked;
