package org.sightline.demo.smart;

/**
 * What an authorization code stands for until it is used.
 *
 * @param challenge the PKCE code challenge, method S256
 */
record EhrGrant(EhrLaunch launch, GrantedScope scope, String redirectUri, String nonce, String challenge) {}
