/**
 * What surrounds every answer: error pages, security headers, the request id and the protection of our own forms.
 *
 * <p>May use every other room; no other room uses it.
 */
@NullMarked
package org.sightline.web;

import org.jspecify.annotations.NullMarked;
