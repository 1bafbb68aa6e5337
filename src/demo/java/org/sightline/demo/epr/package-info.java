/**
 * The training EPR: a patient list of another system, with the launch button where a practitioner would have it. It
 * signs real launch tokens with keys made at start, and begins SMART launches where an organisation has a server for
 * them.
 *
 * <p>Main entries: {@link org.sightline.demo.epr.EprResource}; for the trainer {@link
 * org.sightline.demo.epr.TrainerResource}, who breaks feeds there, and {@link org.sightline.demo.epr.HandoutResource}. It reaches the viewer only the way any EPR does.
 */
@NullMarked
package org.sightline.demo.epr;

import org.jspecify.annotations.NullMarked;
