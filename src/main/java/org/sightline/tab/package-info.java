/**
 * Tabs and the one place that shows patient data: policy, audit, reading, withholding, panels, page, audit.
 *
 * <p>Main entry: {@code TabOpener}. A tab is a YAML file under {@code ui-templates/tabs/}; a panel
 * kind is a class in {@code tab.panel} and a fragment under {@code ui-templates/panels/}.
 */
@NullMarked
package org.sightline.tab;

import org.jspecify.annotations.NullMarked;
