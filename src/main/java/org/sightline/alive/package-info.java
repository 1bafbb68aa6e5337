/**
 * Whether this node still does anything: what an orchestrator restarts it by.
 *
 * <p>Main entry: {@code Heartbeat}. Must not know of feeds, databases or anything else whose trouble no restart ends.
 */
@NullMarked
package org.sightline.alive;

import org.jspecify.annotations.NullMarked;
