/**
 * Where officers look up, record and reverse patients' objections, bring in a list and save one.
 *
 * <p>Main entries: {@code ObjectionsResource}, {@code ListResource}. Objections are of the whole shared record, whichever
 * organisation's officer recorded them. An NHS number never stands in an address.
 */
@NullMarked
package org.sightline.oversight.objection;

import org.jspecify.annotations.NullMarked;
