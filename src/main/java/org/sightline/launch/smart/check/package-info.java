/**
 * The step-by-step check of an EHR, for those who set a launch up.
 *
 * <p>Main entry: {@code SmartServerCheck}. It asks what a launch asks, by the same code, and opens no record.
 */
@NullMarked
package org.sightline.launch.smart.check;

import org.jspecify.annotations.NullMarked;
