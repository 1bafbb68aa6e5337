/**
 * {@code ./sightline keys rotate --seals}, {@code verify-audit} and {@code audit-export}: what an operator, a privacy
 * officer or a court's expert does with the sealed trail, without starting the viewer.
 */
@NullMarked
package org.sightline.audit.command;

import org.jspecify.annotations.NullMarked;
