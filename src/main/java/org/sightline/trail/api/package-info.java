/**
 * The trail for other systems: AuditEvents for those that are registered to search it (IHE RESTful ATNA), and for patients'
 * apps who looked at one patient's record, in plain words.
 *
 * <p>Main entries: {@code AuditEventResource}, {@code AccessLogResource}. Whoever asks has signed what it asks with; that it
 * looked is on the trail before anything is handed over.
 *
 * @see <a href="https://profiles.ihe.net/ITI/TF/Volume2/ITI-81.html">IHE ITI-81, Retrieve ATNA Audit Event</a>
 */
@NullMarked
package org.sightline.trail.api;

import org.jspecify.annotations.NullMarked;
