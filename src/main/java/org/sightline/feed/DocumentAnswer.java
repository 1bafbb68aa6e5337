package org.sightline.feed;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;

/** What a feed gave when it was asked for one document. */
public sealed interface DocumentAnswer {

    /**
     * The document is this patient's and may be shown.
     *
     * @param document the resource that holds or names the file: a DocumentReference, a report, a picture, a form
     */
    record Found(Patient patient, DomainResource document, DocumentFile file) implements DocumentAnswer {}

    /** The feed has no such document. */
    record NotThere() implements DocumentAnswer {}

    /** The document is another patient's. */
    record NotThisPatients() implements DocumentAnswer {}

    /** The document does not say whose it is, or in no form that we know. */
    record NobodyNamed() implements DocumentAnswer {}

    /** It is held back from this user, who is told the same as when it is not there. */
    record Withheld() implements DocumentAnswer {}

    /** The feed gave no document at all, for the reason that it would give for the whole record. */
    record NotRead(FeedAnswer why) implements DocumentAnswer {}
}
