/**
 * {@code ./sightline bench}: the packaged viewer against replay feeds with a set delay and size, beside a plain fetcher
 * of the same searches in the same run. Ratios are what to trust; wall times are this machine's.
 */
package org.sightline.bench;
