package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Period;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes advance decisions to refuse treatment and advance statements. */
final class ConsentMaker {

    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/consentcategorycodes";

    private ConsentMaker() {}

    static Consent consent(Filing filing, StoryEntry entry) {
        Consent consent = new Consent();
        consent.addIdentifier(filing.file(consent, "Consent", entry));
        consent.setStatus(ConsentState.fromCode(entry.text("status", "active")));
        consent.setScope(StoryCodes.concept(SCOPES, "adr").setText("Advance care directive"));
        consent.addCategory(StoryCodes.concept(CATEGORIES, "acd").setText("Advance directive"));
        consent.addCategory(entry.coded("what"));
        consent.setPatient(filing.subject(entry));
        consent.setDateTimeElement(entry.when("date"));
        entry.optional("by").ifPresent(name -> consent.addPerformer(Filing.named(name)));
        entry.optional("keeper").ifPresent(name -> consent.addOrganization(Filing.named(name)));
        consent.setPolicyRule(StoryCodes.words("Mental Capacity Act 2005"));
        entry.optional("title").ifPresent(title -> consent.setSource(new Attachment().setTitle(title)));
        Consent.ProvisionComponent provision = consent.getProvision();
        provision.setType(entry.says("refuses") ? ConsentProvisionType.DENY : ConsentProvisionType.PERMIT);
        Period period = new Period().setStartElement(entry.when("date"));
        entry.optionalWhen("review").ifPresent(period::setEndElement);
        provision.setPeriod(period);
        entry.texts("treatments").forEach(text -> provision.addCode(StoryCodes.parse(text)));
        return consent;
    }
}
