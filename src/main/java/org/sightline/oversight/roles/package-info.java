/**
 * What each role is shown in launches of an officer's organisation, made from the files in force: role by tab by panel.
 *
 * <p>Main entry: {@link org.sightline.oversight.roles.RoleMatrix}. Knows no patient and opens nothing.
 */
@NullMarked
package org.sightline.oversight.roles;

import org.jspecify.annotations.NullMarked;
