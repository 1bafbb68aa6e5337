package org.sightline.feed.reading;

/** A small record of {@link TestRecord#IVY} for servers of several dialects. */
public final class DialectRecord {

    /** Laboratory results new, old and undated, one of vital signs, one without a category, a preferred place, plans. */
    public static final String[] ALL = {
        observation("creatinine", "2026-10-01", "laboratory", "2160-0", "Creatinine"),
        observation("old-creatinine", "2012-10-01", "laboratory", "2160-0", "Creatinine of old"),
        observation("undated-sodium", "", "laboratory", "2951-2", "Sodium"),
        observation("pulse", "2026-10-02", "vital-signs", "8867-4", "Heart rate"),
        observation("no-category", "2026-10-03", "", "8480-6", "Systolic blood pressure"),
        observation("place", "2026-09-01", "734163000", "395091006", "Preferred place of death"),
        """
        {"resourceType":"CarePlan","id":"plan","status":"active","intent":"plan","title":"Asthma plan",
        "category":[{"coding":[{"code":"assess-plan"}]},{"coding":[{"code":"38717003"}]}],
        "subject":{"reference":"Patient/ivy"}}""",
        """
        {"resourceType":"Appointment","id":"clinic","status":"booked","start":"2026-12-03T10:00:00Z",
        "participant":[{"actor":{"reference":"Patient/ivy"},"status":"accepted"}]}""",
        """
        {"resourceType":"Flag","id":"flag","status":"active","code":{"text":"Lives alone"},
        "subject":{"reference":"Patient/ivy"}}""",
        """
        {"resourceType":"MedicationRequest","id":"order","status":"active","intent":"order","authoredOn":"2026-10-01",
        "medicationReference":{"reference":"Medication/metformin"},"subject":{"reference":"Patient/ivy"}}""",
        """
        {"resourceType":"Medication","id":"metformin","code":{"text":"Metformin 500 mg tablets"}}"""
    };

    private DialectRecord() {}

    private static String observation(String id, String date, String category, String code, String text) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\","
                + "\"subject\":{\"reference\":\"Patient/ivy\"},"
                + (date.isEmpty() ? "" : "\"effectiveDateTime\":\"" + date + "\",")
                + (category.isEmpty()
                        ? ""
                        : "\"category\":[{\"coding\":[{\"system\":\"" + system(category) + "\",\"code\":\"" + category
                                + "\"}]}],")
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}],\"text\":\""
                + text
                + "\"},\"valueString\":\"as written\"}";
    }

    private static String system(String category) {
        return category.matches("[0-9]+")
                ? "http://snomed.info/sct"
                : "http://terminology.hl7.org/CodeSystem/observation-category";
    }
}
