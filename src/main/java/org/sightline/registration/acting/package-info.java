/**
 * Who may act for somebody else: read from {@code access.yaml} and held against what organisations register.
 *
 * <p>Main entry: {@code ActingForReader}. Must not know of launches: whether one is allowed, {@code AccessRules} say.
 */
@NullMarked
package org.sightline.registration.acting;

import org.jspecify.annotations.NullMarked;
