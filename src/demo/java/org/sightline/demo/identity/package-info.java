/**
 * A small OpenID provider for the training kit, so that officers sign in the way they do for real, without set-up: one
 * chooses whom to play. Authorization code flow with PKCE; keys made at start and gone at the end.
 *
 * <p>Main entries: {@link org.sightline.demo.identity.IdentityResource} and {@code TokenRoute}. It reaches the viewer
 * only the way any provider does.
 */
@NullMarked
package org.sightline.demo.identity;

import org.jspecify.annotations.NullMarked;
