package org.sightline.context;

/**
 * Somebody who signed in at the office, whether or not they may do anything there.
 *
 * @param issuer the OpenID provider that vouches for them
 * @param subject their id there
 */
public record OfficeUser(String issuer, String subject, String name) {}
