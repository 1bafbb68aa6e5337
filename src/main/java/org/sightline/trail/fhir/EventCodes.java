package org.sightline.trail.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** The codes and identifier systems that AuditEvents are written with. */
final class EventCodes {

    static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String ROLE_PROFILE = "https://fhir.nhs.uk/Id/sds-role-profile-id";
    static final String SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";

    static final Coding REST =
            new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation");

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private EventCodes() {}

    static Coding dicom(String code, String display) {
        return new Coding(DICOM, code, display);
    }

    static Coding interaction(String code) {
        return new Coding("http://hl7.org/fhir/restful-interaction", code, code);
    }

    static Coding entityType(String code, String display) {
        return new Coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", code, display);
    }

    static Coding objectRole(String code, String display) {
        return new Coding("http://terminology.hl7.org/CodeSystem/object-role", code, display);
    }

    static Coding requestId() {
        return new Coding(
                "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", "X-Request-Id");
    }

    static Coding endpoint() {
        return new Coding("http://hl7.org/fhir/resource-types", "Endpoint", "Endpoint");
    }

    static CodeableConcept concept(Coding coding) {
        return new CodeableConcept(coding);
    }

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }
}
