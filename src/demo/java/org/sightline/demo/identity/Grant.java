package org.sightline.demo.identity;

/**
 * What an authorization code stands for until it is used.
 *
 * @param challenge the PKCE code challenge, method S256
 */
record Grant(DemoOfficer officer, String redirectUri, String nonce, String challenge) {}
