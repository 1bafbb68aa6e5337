/**
 * What the tabs are: their files, read and checked, in the order of the tab bar.
 *
 * <p>Main entry: {@link org.sightline.tab.definition.TabCatalogue}. It knows no patient and no page.
 */
@NullMarked
package org.sightline.tab.definition;

import org.jspecify.annotations.NullMarked;
