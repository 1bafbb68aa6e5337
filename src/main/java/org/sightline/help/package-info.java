/**
 * The help page: what the sources supply, what the tabs hold, what the signs mean, and whom to ask.
 *
 * <p>Main entry: {@code HelpResource}. It needs a visit and opens nothing: no feed is asked, and nothing of the patient is
 * on the page.
 */
@NullMarked
package org.sightline.help;

import org.jspecify.annotations.NullMarked;
