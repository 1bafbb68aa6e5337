/**
 * Rows of the trail as FHIR R4 AuditEvents, as IHE's Basic Audit Log Patterns have them, with the agents and entities of
 * NHS England's Patient Audit Record Service.
 *
 * <p>Main entry: {@link org.sightline.trail.fhir.TrailEvents}. Pure: an AuditEvent is made from its row each time, and the
 * row is what counts. Knows neither who asks nor the database.
 */
@NullMarked
package org.sightline.trail.fhir;

import org.jspecify.annotations.NullMarked;
