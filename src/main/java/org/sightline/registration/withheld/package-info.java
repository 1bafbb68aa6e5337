/**
 * What is withheld from whom, and what patients may object to: {@code withheld.yaml} and {@code objections.yaml} read, held
 * against feeds, roles and lists, and warned of where a rule never applies.
 *
 * <p>Main entries: {@code WithheldReader} and {@code ObjectionReader}. Must not know of launches: what is withheld in one,
 * {@code policy} says.
 */
@NullMarked
package org.sightline.registration.withheld;

import org.jspecify.annotations.NullMarked;
