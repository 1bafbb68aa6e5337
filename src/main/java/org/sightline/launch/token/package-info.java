/**
 * The door for signed launch tokens: posted by the browser, or pushed by the organisation's server and opened by a
 * one-time link.
 *
 * <p>Main entry: {@code TokenDoor}. {@code LaunchTokenVerifier} holds the rules; {@code LaunchKeys} the
 * organisations' keys. Knows no other door, no page and no feed.
 */
@NullMarked
package org.sightline.launch.token;

import org.jspecify.annotations.NullMarked;
