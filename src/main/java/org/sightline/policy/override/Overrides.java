package org.sightline.policy.override;

import java.util.List;
import java.util.Optional;
import org.sightline.audit.AuditTrail;
import org.sightline.context.CaseVerdict;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.registration.OverrideRules.Reason;

/** Overrides, each with its audit entry: both or neither. The database says when one begins and ends. */
public interface Overrides {

    /** The fewest characters by which a user says why. */
    int LEAST_WORDS = 20;

    /** The most characters of a user's words. */
    int MOST_WORDS = 1_000;

    /** The override of this launch that ends last; empty if it has none, or none any more. */
    Optional<OverrideInForce> inForce(LaunchId launchId);

    /** Begins one, for half an hour. A form that is sent twice begins one. */
    void begin(Begun override, AuditTrail.Caller caller);

    /**
     * Those of an organisation, the ones without a review first, once the look at them is on the trail.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<StoredOverride> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller);

    /** How many of an organisation wait for their review, counted as far as {@link ListPart#MOST_COUNTED} and one. */
    int openOf(Officer officer);

    /** Those of a patient, by each number of the patient's. Whoever asks has put it on the trail. */
    List<StoredOverride> ofPatient(List<NhsNumber> numbers);

    /**
     * Closes the review of one of the officer's own organisation.
     *
     * @return whether it was closed now: false if there is no such override, or its review was closed before
     */
    boolean review(Officer officer, CaseVerdict review, AuditTrail.Caller caller);

    /**
     * An override that a user asks for.
     *
     * @param words the user's own, why it has to be
     * @param formId of the page it was written on
     */
    record Begun(LaunchId launchId, LaunchContext launch, Reason reason, String words, String formId) {}
}
