/**
 * The one way to PostgreSQL. Nobody else makes a Jdbi or sees a data source, so what holds for one statement holds for
 * all: no message of a failure repeats a patient, moments are stored in one zone, a connection is held for statements
 * only, and every use of one is timed.
 *
 * <p>Main entry: {@link org.sightline.database.Database}. Knows no table: statements stay with the records they fill.
 */
@NullMarked
package org.sightline.database;

import org.jspecify.annotations.NullMarked;
