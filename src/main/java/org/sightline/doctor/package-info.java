/**
 * What an organisation's administrator needs to get launches right without asking anyone: what is registered, its keys,
 * snippets to start from, and every refused launch with the exact check.
 *
 * <p>Main entries: {@code RegistrationResource}, {@code LaunchesResource}. Shows an officer their own organisation's
 * launches only, and nothing about patients.
 */
@NullMarked
package org.sightline.doctor;

import org.jspecify.annotations.NullMarked;
