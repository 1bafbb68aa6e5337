/**
 * The page of a tab and the one place that shows patient data: policy, audit, reading, withholding, panels, page, audit.
 *
 * <p>Main entry: {@code TabOpener}. What the tabs are is in {@code tab.definition}; a panel
 * kind is a class in {@code tab.panel} and a fragment under {@code ui-templates/panels/}.
 */
@NullMarked
package org.sightline.tab;

import org.jspecify.annotations.NullMarked;
