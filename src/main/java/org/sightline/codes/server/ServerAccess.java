package org.sightline.codes.server;

import java.net.URI;
import org.sightline.registration.SecretReference;

/**
 * Where a token for the server is had, and who we are there.
 *
 * @param secret where our secret is; it is read when it is used
 */
public record ServerAccess(URI tokenEndpoint, String clientId, SecretReference secret) {}
