/**
 * Whom an organisation's file lets in to a record: from which networks, and by what relationship to the patient; pure.
 *
 * <p>Main entry: {@code OrganisationTerms}. Must not know of sessions, feeds' answers or requests.
 */
@NullMarked
package org.sightline.registration.admission;

import org.jspecify.annotations.NullMarked;
