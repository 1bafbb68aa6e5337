/**
 * An EHR's servers as a launch meets them: how they describe themselves, the keys they sign id tokens with, the scopes
 * they know.
 *
 * <p>Main entries: {@code Discovery}, {@code IdTokens}. Every request to an EHR but those of its feed goes through
 * {@code EhrRequests}, which asks no host that is not registered. Knows neither sessions nor patients.
 */
@NullMarked
package org.sightline.launch.smart.server;

import org.jspecify.annotations.NullMarked;
