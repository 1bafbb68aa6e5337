package org.sightline.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.LaunchId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.OdsCode;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;

/** Makes receipts for tests, as if the opening were on the audit trail. */
public final class Receipts {

    private Receipts() {}

    public static AuditReceipt of(LaunchId launchId, LaunchContext launch, TabId tab) {
        return new AuditReceipt(1, Instant.parse("2026-11-21T09:00:00Z"), Opener.of(launchId, launch), tab);
    }

    public static DocumentReceipt of(LaunchId launchId, LaunchContext launch, TabId tab, DocumentAsked document) {
        return new DocumentReceipt(1, Opener.of(launchId, launch), tab, document);
    }

    /** The same for a user whom this feed is not for. */
    public static AuditReceipt without(FeedId feed, AuditReceipt receipt) {
        Opener.Terms terms = new Opener.Terms(null, ObjectionScope.Parts.NONE, "", Set.of(feed));
        return new AuditReceipt(
                1, receipt.recordedAt(), new Opener(receipt.launchId(), receipt.launch(), terms), receipt.tab());
    }

    /** A receipt for one document, listed by the Summary tab. */
    public static DocumentReceipt forDocument(AuditReceipt receipt, DocumentAsked document) {
        return of(receipt.launchId(), receipt.launch(), receipt.tab(), document);
    }

    /** A receipt for the Summary tab, good for one patient. */
    public static AuditReceipt forPatient(String nhsNumber, LocalDate birthDate) {
        PatientIdentity patient = new PatientIdentity(new NhsNumber(nhsNumber), birthDate);
        Coded role = new Coded("https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName", "R8001", "Nurse");
        LaunchContext launch = new LaunchContext(
                "northgate",
                new Voucher.SignedToken("https://epr.northgate.example/launch", "2026-11", "token-1", Door.TOKEN),
                patient,
                new Practitioner("u1", List.of(), "Rita Shah", role),
                new Workplace(new OdsCode("RNG01"), "Northgate Hospital"),
                PurposeOfUse.TREAT,
                Circumstances.NOT_SAID);
        return of(new LaunchId("AAAAAAAAAAAAAAAAAAAAAA"), launch, TabId.SUMMARY);
    }
}
