package org.sightline.tab.panel.kinds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.allergies.Allergies;
import org.sightline.tab.panel.directives.AdvanceDirectives;
import org.sightline.tab.panel.directives.Attorneys;
import org.sightline.tab.panel.directives.Forms;
import org.sightline.tab.panel.documents.CaseNotes;
import org.sightline.tab.panel.documents.Documents;
import org.sightline.tab.panel.findings.CareProcesses;
import org.sightline.tab.panel.findings.CareTargets;
import org.sightline.tab.panel.findings.Falls;
import org.sightline.tab.panel.findings.LatestFindings;
import org.sightline.tab.panel.findings.Pregnancy;
import org.sightline.tab.panel.findings.VitalSigns;
import org.sightline.tab.panel.listing.Administration;
import org.sightline.tab.panel.listing.Alerts;
import org.sightline.tab.panel.listing.ByUnit;
import org.sightline.tab.panel.listing.CarePlans;
import org.sightline.tab.panel.listing.Contacts;
import org.sightline.tab.panel.listing.Equipment;
import org.sightline.tab.panel.listing.GpNotices;
import org.sightline.tab.panel.listing.Immunisations;
import org.sightline.tab.panel.listing.Procedures;
import org.sightline.tab.panel.listing.Referrals;
import org.sightline.tab.panel.listing.SocialCare;
import org.sightline.tab.panel.medicines.MedicineCount;
import org.sightline.tab.panel.medicines.MedicineIssues;
import org.sightline.tab.panel.medicines.Medicines;
import org.sightline.tab.panel.now.Now;
import org.sightline.tab.panel.others.NotPlaced;
import org.sightline.tab.panel.others.OtherResources;
import org.sightline.tab.panel.patient.PatientDetails;
import org.sightline.tab.panel.problems.Problems;
import org.sightline.tab.panel.results.Results;
import org.sightline.tab.panel.results.Trends;
import org.sightline.tab.panel.timeline.Timeline;
import org.sightline.tab.panel.visits.Consultations;
import org.sightline.tab.panel.visits.Encounters;

/** Every panel kind there is, by name. */
public final class PanelKinds {

    private static final Map<String, PanelKind> BY_NAME = List.of(
                    Now.kind(),
                    Allergies.kind(),
                    Alerts.kind(),
                    Medicines.kind(),
                    Problems.kind(),
                    AdvanceDirectives.kind(),
                    Results.kind(),
                    VitalSigns.kind(),
                    Encounters.kind(),
                    Procedures.kind(),
                    Immunisations.kind(),
                    Referrals.kind(),
                    Documents.kind(),
                    Timeline.kind(),
                    Contacts.kind(),
                    PatientDetails.kind(),
                    OtherResources.kind(),
                    CarePlans.kind(),
                    LatestFindings.kind("functional-status", "functional status or frailty scores", true),
                    SocialCare.kind("social-care", "social care packages or assessments"),
                    LatestFindings.kind("social-history", "social history or needs", true),
                    Pregnancy.kind(),
                    LatestFindings.kind("end-of-life-wishes", "preferred places or prognosis", true),
                    GpNotices.kind(),
                    MedicineIssues.kind(),
                    Allergies.list(),
                    Consultations.kind(),
                    LatestFindings.kind("observations", "observations", true),
                    Administration.kind(),
                    ByUnit.of("caseload-by-unit", SocialCare.kind("caseload", "caseloads or services")),
                    ByUnit.of(
                            "social-care-by-unit",
                            SocialCare.kind("social-care", "social care packages or assessments")),
                    ByUnit.of("referrals-by-unit", Referrals.kind()),
                    ByUnit.of("contacts-by-unit", Encounters.kind()),
                    ByUnit.of("observations-by-unit", LatestFindings.kind("observations", "observations", true)),
                    ByUnit.of("care-plans-by-unit", CarePlans.kind()),
                    ByUnit.of("documents-by-unit", Documents.kind()),
                    ByUnit.of("equipment-by-unit", Equipment.kind()),
                    LatestFindings.kind("other-observations", "other observations", true)
                            .that(Trait.TAKES_THE_REST),
                    ByUnit.of(
                                    "other-observations-by-unit",
                                    LatestFindings.kind("other-observations", "other observations", true))
                            .that(Trait.TAKES_THE_REST),
                    Documents.kind().named("other-documents").that(Trait.TAKES_THE_REST),
                    CareProcesses.kind(),
                    Trends.kind(),
                    LatestFindings.kind("diabetes-findings", "diabetes findings", true),
                    LatestFindings.kind("named-findings", "findings of this kind", false),
                    LatestFindings.kind("frailty-scores", "scores", true),
                    Falls.kind(),
                    MedicineCount.kind(),
                    Forms.kind(),
                    Attorneys.kind(),
                    CaseNotes.kind())
            .stream()
            .collect(Collectors.toUnmodifiableMap(PanelKind::name, Function.identity()));

    private PanelKinds() {}

    /** Whether its entries are asked for only when it is opened alone. */
    public static boolean isOnDemand(PanelDefinition panel) {
        return named(panel.kind()).filter(kind -> kind.is(Trait.ON_DEMAND)).isPresent();
    }

    /** Whether it only repeats what other panels of its tab show. */
    public static boolean repeats(PanelDefinition panel) {
        return named(panel.kind()).filter(kind -> kind.is(Trait.REPEATS)).isPresent();
    }

    /** Whether it draws among its values what another panel of its tab knows to be set for the patient. */
    public static boolean drawsTargets(PanelDefinition panel) {
        return named(panel.kind()).filter(kind -> kind.is(Trait.DRAWS_TARGETS)).isPresent();
    }

    /** Whether it knows what is set for the patient. */
    public static boolean setsTargets(PanelDefinition panel) {
        return named(panel.kind()).filter(kind -> kind.is(Trait.SETS_TARGETS)).isPresent();
    }

    /**
     * The same with what is set for the patient.
     *
     * @param setting what the panel is given that knows of it
     */
    public static PanelInput withTargets(PanelInput drawing, PanelInput setting) {
        return drawing.withTargets(CareTargets.drawn(setting));
    }

    /** What tab files may call a kind, in order. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    public static Optional<PanelKind> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The panel that ends every tab: what was read for these panels and stands in none of them. */
    public static PanelDefinition notPlaced(List<PanelDefinition> panels) {
        return NotPlaced.of(panels.stream().filter(panel -> !isOnDemand(panel)).toList());
    }

    /**
     * No more than what stands in none of the panels.
     *
     * @param all all that was read for them
     * @param placed the version-stamped references of what stands in them
     */
    public static PanelInput rest(PanelInput all, Set<String> placed) {
        return NotPlaced.rest(all, placed);
    }

    /** Whether it is of a type that entries name, such as a practitioner, and stands with them. */
    public static boolean isNamedByEntries(String type) {
        return NotPlaced.isNamedByEntries(type);
    }

    public static boolean isNotPlaced(PanelDefinition panel) {
        return panel.id().equals(NotPlaced.ID);
    }

    /**
     * What the panel shows.
     *
     * @throws IllegalArgumentException if no kind has the definition's name, which a checked tab file rules out
     */
    public static Panel show(PanelInput input) {
        if (isNotPlaced(input.definition())) {
            return NotPlaced.show(input);
        }
        PanelKind kind = named(input.definition().kind())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no panel kind " + input.definition().kind()));
        Panel panel = kind.show(input);
        if (kind.is(Trait.ON_DEMAND) && !input.place().alone()) {
            return panel;
        }
        return panel.withAsked(new WhatWasAsked(input, panel).lines());
    }
}
