/**
 * What may be opened and what must be withheld: roles to tabs, and data that is never shown.
 *
 * <p>Main entry: {@link org.sightline.policy.AccessPolicy}. Decides on the server, before anything is rendered,
 * counted or exported. Knows no page, no feed and no database of its own.
 */
@NullMarked
package org.sightline.policy;

import org.jspecify.annotations.NullMarked;
