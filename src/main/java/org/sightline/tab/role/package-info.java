/**
 * What of a tab's page a role is shown: which panels in which order, those of which no more is said than that their
 * entries exist, what of the banner, and which kinds of entries it may read no name of.
 *
 * <p>Main entry: {@link org.sightline.tab.role.ShownTabs}. Pure: the profile is decided by {@code policy} and handed in.
 */
@NullMarked
package org.sightline.tab.role;

import org.jspecify.annotations.NullMarked;
