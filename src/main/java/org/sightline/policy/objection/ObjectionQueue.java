package org.sightline.policy.objection;

import org.sightline.audit.AuditTrail;
import org.sightline.context.ListPart;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Officer;

/** Requests of online forms: each is kept, and takes effect when an officer accepts it. */
public interface ObjectionQueue {

    /** The most characters of an officer's reason. */
    int MOST_REASON = 500;

    /** Keeps a request, with its audit entry. */
    void add(Arrived request, AuditTrail.Caller caller);

    /**
     * Those that wait, the oldest first, once the look at them is on the trail.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<ObjectionRequest> waiting(Officer officer, long after, AuditTrail.Caller caller);

    /** How many wait. */
    int howMany();

    /**
     * Answers a request: its change is recorded or not, and the request waits no more.
     *
     * @return whether it was answered now: false if nobody knows it or it was answered before
     */
    boolean answer(Officer officer, Answer answer, AuditTrail.Caller caller);

    /**
     * A request as it came.
     *
     * @param registration the organisation whose form sent it
     * @param tokenIssuer who signed it
     * @param tokenId by which it is known there
     */
    record Arrived(
            NhsNumber patient,
            ObjectionChange change,
            ObjectionScope scope,
            Reception reception,
            String registration,
            String tokenIssuer,
            String tokenId) {}

    /**
     * An officer's answer.
     *
     * @param number of the request
     * @param reason in the officer's words
     */
    record Answer(long number, boolean accepted, String reason) {}
}
