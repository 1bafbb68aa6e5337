package org.sightline.testing;

import java.time.LocalDate;
import java.util.List;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.Identifier;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.LaunchId;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.Professional;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;

/** Accepted launches to work with; everybody in them is fictional. */
public final class Launches {

    public static final NhsNumber IVY = new NhsNumber("9990000018");
    public static final String JOB_ROLE = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";

    /** Whom others act for. */
    public static final Professional PRIYA =
            new Professional(new Identifier("https://fhir.nhs.uk/Id/sds-user-id", "555000000002"), "Dr Priya Nair");

    private Launches() {}

    public static LaunchId newId() {
        return LaunchId.random();
    }

    /** Rita, a triage nurse, opens Ivy's record. */
    public static LaunchContext ritaOpensIvy() {
        return by(rita(new Coded(JOB_ROLE, "R8001", "Nurse")));
    }

    /** Rita opens Ivy's record in another role. */
    public static LaunchContext as(Coded role) {
        return by(rita(role));
    }

    public static LaunchContext by(Practitioner practitioner) {
        return new LaunchContext(
                "northgate",
                new Voucher.SignedToken("https://epr.northgate.example/launch", "2026-11", "token-1", Door.TOKEN),
                new PatientIdentity(IVY, LocalDate.of(1945, 3, 12)),
                practitioner,
                new Workplace(new OdsCode("RNG01"), "Northgate Hospital"),
                PurposeOfUse.TREAT,
                new Circumstances("encounter-7", TabId.SUMMARY, null));
    }

    /** Rita opens Ivy's record for Priya. */
    public static LaunchContext ritaActsForPriya() {
        return actingFor(PRIYA, ritaOpensIvy());
    }

    /** The same launch for somebody. */
    public static LaunchContext actingFor(Professional whom, LaunchContext launch) {
        return new LaunchContext(
                launch.registration(),
                launch.voucher(),
                launch.patient(),
                launch.practitioner(),
                launch.workplace(),
                launch.purpose(),
                new Circumstances(
                        launch.circumstances().encounterOrNull(),
                        launch.circumstances().viewOrNull(),
                        whom));
    }

    /** The same launch, about a referral. */
    public static LaunchContext referred(LaunchContext launch, String referral) {
        return new LaunchContext(
                launch.registration(),
                launch.voucher(),
                launch.patient(),
                launch.practitioner(),
                launch.workplace(),
                launch.purpose(),
                new Circumstances(null, null, null, referral));
    }

    /** Rita opens Ivy's record from an EHR that speaks SMART. */
    public static LaunchContext smart() {
        LaunchContext byToken = ritaOpensIvy();
        return new LaunchContext(
                byToken.registration(),
                new Voucher.SmartLaunch(
                        "https://ehr.northgate.example/fhir", "sightline", "https://login.northgate.example"),
                byToken.patient(),
                byToken.practitioner(),
                byToken.workplace(),
                byToken.purpose(),
                Circumstances.NOT_SAID);
    }

    public static Practitioner rita(Coded role) {
        return new Practitioner(
                "rita.okafor",
                List.of(new Identifier("https://fhir.nhs.uk/Id/sds-user-id", "555000000001")),
                "Rita Okafor",
                role);
    }
}
