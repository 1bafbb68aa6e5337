/**
 * Documents, and notes that are read whole.
 *
 * <p>Main entries: {@link org.sightline.tab.panel.documents.Documents} and {@link
 * org.sightline.tab.panel.documents.CaseNotes}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.documents;

import org.jspecify.annotations.NullMarked;
