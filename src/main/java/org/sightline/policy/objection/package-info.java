/**
 * Patients' objections to their shared record being shown: what officers recorded, kept as a history that only grows, and
 * whether one is in force now.
 *
 * <p>Main entries: {@link org.sightline.policy.objection.Objections}, asked at the launch and before everything of a
 * record is shown; {@link org.sightline.policy.objection.ObjectionRegister}, where officers record and look up. Knows no
 * page and no feed.
 *
 * <p>An objection of this kind is a local one. The National Data Opt-Out is about research and planning, and another
 * thing.
 */
@NullMarked
package org.sightline.policy.objection;

import org.jspecify.annotations.NullMarked;
