/**
 * What a person meets: the packaged training kit in a real Chromium, from the EPR's button to the record and out again.
 *
 * <p>Main entry: {@link org.sightline.browser.TrainingKit}, which starts the kit and the browser once for a whole run.
 * Without Chromium the tests are skipped, or fail when the environment variable {@code CI} is {@code true}.
 */
package org.sightline.browser;
