/**
 * What an organisation's administrator needs to get launches right without asking anyone: what is registered, its keys,
 * snippets to start from, every refused launch with the exact check, every check of a token that is pasted, and every
 * step that a SMART launch takes at their server.
 *
 * <p>Main entries: {@code RegistrationResource}, {@code LaunchesResource}, {@code TokenCheckResource}, {@code
 * SmartCheckResource}. Shows an officer their own organisation's launches only, and nothing about patients.
 */
@NullMarked
package org.sightline.doctor;

import org.jspecify.annotations.NullMarked;
