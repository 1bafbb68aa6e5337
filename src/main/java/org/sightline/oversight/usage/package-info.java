/**
 * How much the viewer is used, for officers: by organisation, role, tab, hour and day, as charts, tables and files. Names
 * nobody, and holds back small numbers.
 *
 * <p>Main entry: {@code UsageResource}. Counts nothing itself.
 */
@NullMarked
package org.sightline.oversight.usage;

import org.jspecify.annotations.NullMarked;
