package org.sightline.demo.smart;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** The user of a launch as FHIR resources: all that its token shows of the staff. */
final class Staffing {

    private static final String SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";

    private Staffing() {}

    static Practitioner practitioner(EhrUser user) {
        Practitioner practitioner = new Practitioner().setActive(true);
        practitioner.setId(user.id());
        practitioner.addIdentifier().setSystem(SDS_USER).setValue(user.sdsUserId());
        practitioner.addName().setText(user.name());
        return practitioner;
    }

    static Bundle roles(EhrUser user, String fhirBase) {
        PractitionerRole role = new PractitionerRole()
                .setActive(true)
                .setPractitioner(new Reference("Practitioner/" + user.id()).setDisplay(user.name()));
        role.setId(user.id() + "-role");
        role.addCode()
                .addCoding()
                .setSystem(user.role().system())
                .setCode(user.role().code())
                .setDisplay(user.role().display());
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(1);
        bundle.addEntry()
                .setFullUrl(fhirBase + "/PractitionerRole/" + user.id() + "-role")
                .setResource(role);
        return bundle;
    }
}
