package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes referrals. */
final class ReferralMaker {

    private ReferralMaker() {}

    static ServiceRequest referral(Filing filing, StoryEntry entry) {
        ServiceRequest request = new ServiceRequest();
        request.addIdentifier(filing.file(request, "ServiceRequest", entry));
        request.setStatus(ServiceRequestStatus.fromCode(entry.text("status", "active")));
        request.setIntent(ServiceRequestIntent.ORDER);
        request.setPriority(ServiceRequestPriority.fromCode(entry.text("priority", "routine")));
        request.addCategory(StoryCodes.parse(entry.text("category", "3457005 |Patient referral|")));
        request.setCode(entry.coded("what"));
        request.setSubject(filing.subject(entry));
        request.setAuthoredOnElement(entry.when("date"));
        entry.optional("by").ifPresent(name -> request.setRequester(Filing.named(name)));
        entry.optional("to").ifPresent(name -> request.addPerformer(Filing.named(name)));
        entry.optional("for").ifPresent(text -> request.addReasonCode(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> request.addNote().setText(text));
        return request;
    }
}
