/**
 * What may be opened and what must be withheld: roles to tabs, and data that is never shown.
 *
 * <p>Main entry: {@link org.sightline.policy.AccessPolicy}. Decides on the server, before anything is rendered,
 * counted or exported. Knows no page, no feed and no database of its own.
 *
 * <p>Roles open tabs by {@code launch-config/access.yaml}. What is withheld stands in {@code launch-config/withheld.yaml}:
 * security labels, published lists of clinical codes, and single codes. A code that is in no list and not labelled by its
 * feed is shown.
 */
@NullMarked
package org.sightline.policy;

import org.jspecify.annotations.NullMarked;
