/**
 * What both of the demo's authorization servers need: random names that are good for a while, a signing key, a client's
 * log-in, answers in JSON.
 *
 * <p>Main entries: {@link org.sightline.demo.oauth.Named}, {@link org.sightline.demo.oauth.SigningKey}. It knows neither
 * officers nor patients.
 */
@NullMarked
package org.sightline.demo.oauth;

import org.jspecify.annotations.NullMarked;
