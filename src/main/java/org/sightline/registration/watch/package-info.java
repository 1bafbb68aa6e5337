/**
 * What {@code launch-config/alerts.yaml} says: who is told of what, and by which way.
 *
 * <p>Main entry: {@link org.sightline.registration.watch.WatchRules}. Pure; knows neither files nor how anything is sent.
 */
@NullMarked
package org.sightline.registration.watch;

import org.jspecify.annotations.NullMarked;
