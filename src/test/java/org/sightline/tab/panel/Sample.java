package org.sightline.tab.panel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * An ordinary entry of a panel kind that is laid out as tables, to be varied by a test.
 *
 * @param noun what its empty states call the entries
 * @param json the entry, with {@code ID}, {@code STATUS}, {@code DATE}, {@code TEXT} and {@code MORE} to be filled in
 * @param status the ordinary status
 */
record Sample(PanelDefinition definition, String noun, String json, String status) {

    static final Sample ALERT = new Sample(
            definition("alerts", 24, "Flag"),
            "alerts",
            "{'resourceType':'Flag','id':'ID','meta':{'versionId':'3'},'status':'STATUS','identifier':[{'system':'https://gp.example/Id','value':'ID'}],'code':{'text':'TEXT'},'period':{'start':'DATE'}MORE}",
            "active");
    static final Sample PROCEDURE = new Sample(
            definition("procedures", 24, "Procedure"),
            "procedures",
            "{'resourceType':'Procedure','id':'ID','meta':{'versionId':'3'},'status':'STATUS','identifier':[{'system':'https://gp.example/Id','value':'ID'}],'code':{'text':'TEXT'},'performedDateTime':'DATE'MORE}",
            "completed");
    static final Sample ENCOUNTER = new Sample(
            definition("encounters", 24, "Encounter", "Appointment"),
            "encounters or appointments",
            "{'resourceType':'Encounter','id':'ID','meta':{'versionId':'3'},'status':'STATUS','identifier':[{'system':'https://gp.example/Id','value':'ID'}],'class':{'code':'AMB'},'type':[{'text':'TEXT'}],'period':{'start':'DATE'}MORE}",
            "finished");
    static final Sample APPOINTMENT = new Sample(
            ENCOUNTER.definition,
            ENCOUNTER.noun,
            "{'resourceType':'Appointment','id':'ID','meta':{'versionId':'3'},'status':'STATUS','identifier':[{'system':'https://gp.example/Id','value':'ID'}],'serviceType':[{'text':'TEXT'}],'start':'DATE','participant':[{'actor':{'reference':'Patient/1','display':'The patient'}},{'actor':{'display':'Dr Kim Lowe'}}]MORE}",
            "booked");
    static final Sample REFERRAL = new Sample(
            definition("referrals", 60, "ServiceRequest"),
            "referrals",
            "{'resourceType':'ServiceRequest','id':'ID','meta':{'versionId':'3'},'status':'STATUS','intent':'order','identifier':[{'system':'https://gp.example/Id','value':'ID'}],'code':{'text':'TEXT'},'authoredOn':'DATE'MORE}",
            "active");
    static final Sample DOCUMENT = new Sample(
            definition("documents", 60, "DocumentReference"),
            "documents",
            "{'resourceType':'DocumentReference','id':'ID','meta':{'versionId':'3'},'status':'STATUS','identifier':[{'system':'https://gp.example/Id','value':'ID'}],'description':'TEXT','content':[{'attachment':{'contentType':'application/pdf','creation':'DATE','size':122880,'url':'javascript:alert(1)'}}]MORE}",
            "current");

    /** One for each kind, and the second one of encounters. */
    static Stream<Sample> all() {
        return Stream.of(ALERT, PROCEDURE, ENCOUNTER, APPOINTMENT, REFERRAL, DOCUMENT);
    }

    Given given() {
        return Given.of(definition);
    }

    /** The panel with no more than so many rows of a table. */
    Given givenRows(int rows) {
        return Given.of(new PanelDefinition(
                definition.id(),
                definition.kind(),
                definition.title(),
                definition.searches(),
                definition.codes(),
                new Excerpt(definition.excerpt().windows(), rows, ""),
                PanelRules.NONE));
    }

    String ordinary() {
        return of("1", status, "2026-11-25");
    }

    String of(String id, String ofStatus, String date, String... more) {
        return worded(id, ofStatus, date, "What " + id, more);
    }

    String worded(String id, String ofStatus, String date, String text, String... more) {
        return json.replace("ID", id)
                .replace("STATUS", ofStatus)
                .replace("DATE", date)
                .replace("TEXT", text)
                .replace("MORE", more.length == 0 ? "" : "," + String.join(",", more));
    }

    @Override
    public String toString() {
        return definition.kind() + " " + json.substring(17, 26);
    }

    private static PanelDefinition definition(String kind, int months, String... types) {
        PanelKind known = PanelKinds.named(kind).orElseThrow();
        boolean forEver = kind.equals("alerts") || kind.equals("procedures");
        return new PanelDefinition(
                kind,
                kind,
                kind,
                Stream.of(types)
                        .map(type -> forEver
                                ? SearchNeed.all(type)
                                : new SearchNeed(type, Map.of(), new SearchNeed.Since("date", months), Set.of()))
                        .toList(),
                known.codeLists().stream().collect(Collectors.toMap(list -> list, Sample::codes)),
                new Excerpt(known.windows().stream().collect(Collectors.toMap(window -> window, _ -> 6)), 0, ""),
                PanelRules.NONE);
    }

    private static List<ReviewedCode> codes(String list) {
        return switch (list) {
            case "cprDecisions" -> List.of(new ReviewedCode("http://snomed.info/sct", "450476008", "Not for CPR", "x"));
            case "safety" ->
                List.of(new ReviewedCode(
                        "http://terminology.hl7.org/CodeSystem/flag-category", "safety", "Safety", "x"));
            case "otherOrders" ->
                List.of(new ReviewedCode("http://snomed.info/sct", "108252007", "Laboratory procedure", "x"));
            default -> throw new IllegalArgumentException(list);
        };
    }
}
