/**
 * What was said in advance: decisions about resuscitation, other directives, attorneys, and the forms they stand in.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.directives.AdvanceDirectives}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.directives;

import org.jspecify.annotations.NullMarked;
