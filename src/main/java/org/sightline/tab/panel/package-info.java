/**
 * The frame of every panel: what a kind is given, its rows and tables, words of absence, duplicates and chips.
 *
 * <p>Kinds are pure functions, one room for each clinical subject; no subject uses another. Main entry: {@link
 * org.sightline.tab.panel.PanelKind}. Knows no session, no policy, no audit trail and no page; what is withheld has gone
 * before a panel sees anything.
 */
@NullMarked
package org.sightline.tab.panel;

import org.jspecify.annotations.NullMarked;
