/**
 * The training kit: an EPR with launch buttons, demo feeds and fictional patients.
 *
 * <p>May use every room; nothing uses it, and a production build does not contain it.
 */
@NullMarked
package org.sightline.demo;

import org.jspecify.annotations.NullMarked;
