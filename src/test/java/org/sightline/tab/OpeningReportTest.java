package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditEvent.Opened;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientName;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.tab.restricted.Restriction;

class OpeningReportTest {

    @Test
    void namesTheNumbersThatSourcesGive() {
        Patient patient = (Patient) Feeds.json("""
                {'resourceType': 'Patient', 'name': [{'family': 'Adeyemi', 'given': ['Ivy', 'Rose']}], 'identifier': [
                    {'system': 'https://fhir.nhs.uk/Id/nhs-number', 'value': '999 000 0018'},
                    {'system': 'http://fhir.nhs.net/Id/nhs-number', 'use': 'old', 'value': '9990000026'},
                    {'system': 'https://fhir.nhs.uk/Id/nhs-number', 'use': 'old', 'value': '9990000027'},
                    {'system': 'https://hospital.example/number', 'value': '9990000034'},
                    {'value': '9990000042'}]}
                """);
        FeedAnswer answered =
                new FeedAnswer.Answered(Instant.parse("2026-11-21T09:02:00Z"), patient, Map.of(), Map.of());
        FeedAnswer other = new PatientMismatch(PatientMismatch.Kind.WRONG_PATIENT, "look-up");

        Opened report = OpeningReport.of(
                Delivery.WHOLE_PAGE,
                Stream.of(answered, other)
                        .map(answer -> Feeds.reading(Feeds.feed("Riverside Practice"), answer))
                        .map(PermittedReading::whole)
                        .toList(),
                List.of(),
                new Restriction.None());

        assertEquals(
                Set.of(new NhsNumber("9990000018"), new NhsNumber("9990000026")),
                report.patient().numbers());
        assertEquals(Set.of(new PatientName("Ivy", "Adeyemi")), report.patient().names());
    }
}
