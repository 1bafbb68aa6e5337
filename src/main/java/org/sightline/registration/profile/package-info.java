/**
 * What a role is shown of a record: its tabs, their panels and the order of these; and how an organisation's own file
 * takes away from it.
 *
 * <p>Main entry: {@link org.sightline.registration.profile.RoleProfile}. Data and the arithmetic on it alone: knows neither
 * files, nor launches, nor what a panel holds.
 */
@NullMarked
package org.sightline.registration.profile;

import org.jspecify.annotations.NullMarked;
