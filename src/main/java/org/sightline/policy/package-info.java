/**
 * What may be opened and what must be withheld: roles to tabs, and data that is never shown.
 *
 * <p>Main entry: {@link org.sightline.policy.AccessPolicy}. Decides on the server, before anything is rendered,
 * counted or exported. Knows no page, no feed and no database of its own.
 *
 * <p>Roles open tabs by {@code launch-config/access.yaml}. What is withheld is the reviewed list {@code withheld.yaml}
 * on the class path: security labels, and clinical codes named one by one. Membership of a SNOMED CT reference set is
 * not looked up, because that takes a terminology server: a code that is not in the list and not labelled by its feed is
 * shown.
 */
@NullMarked
package org.sightline.policy;

import org.jspecify.annotations.NullMarked;
