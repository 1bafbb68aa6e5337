package org.sightline.demo.identity;

import java.time.Instant;

/**
 * What an authorization code stands for until it is used.
 *
 * @param challenge the PKCE code challenge, method S256
 */
record Grant(DemoOfficer officer, String redirectUri, String nonce, String challenge, Instant expires) {}
