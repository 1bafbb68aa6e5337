/**
 * Entries of the audit trail sent on, as FHIR AuditEvents, to an audit record repository or to a SIEM: each at least once
 * and in the order in which they were sealed, whoever is restarted meanwhile.
 *
 * <p>Main entry: {@code RepositoryFeed}. How far each has come stands in the database.
 */
@NullMarked
package org.sightline.trail.repository;

import org.jspecify.annotations.NullMarked;
