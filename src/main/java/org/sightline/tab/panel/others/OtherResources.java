package org.sightline.tab.panel.others;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.asked.TypeWords;

/**
 * What sources hold besides the record's panels. On a tab it says which source supplies which further types; opened
 * alone it asks for them and lists whatever comes, each entry with all that was sent of it.
 */
public final class OtherResources {

    private static final String NOUN = "further entries";
    private static final TableDefinition ENTRIES =
            TableDefinition.open("", new Columns("What", List.of("Kind", "Status"), "Date"));
    private static final TableDefinition SUPPLIED = TableDefinition.open(
                    "", new Columns("Source", List.of("Further kinds of entries it may hold"), "").unsortable())
            .uncut();

    /** The types of entries about a patient that not every tab has a panel for. */
    private static final Set<String> TYPES = Set.of(
            "Account",
            "AdverseEvent",
            "BodyStructure",
            "ChargeItem",
            "ClinicalImpression",
            "Communication",
            "CommunicationRequest",
            "Composition",
            "Coverage",
            "DetectedIssue",
            "Device",
            "DeviceRequest",
            "DeviceUseStatement",
            "FamilyMemberHistory",
            "Goal",
            "GuidanceResponse",
            "ImagingStudy",
            "ImmunizationEvaluation",
            "ImmunizationRecommendation",
            "List",
            "MeasureReport",
            "Media",
            "MedicationAdministration",
            "MedicationDispense",
            "MolecularSequence",
            "NutritionOrder",
            "RequestGroup",
            "RiskAssessment",
            "Specimen",
            "SupplyDelivery",
            "Task",
            "VisionPrescription");

    private OtherResources() {}

    public static PanelKind kind() {
        return PanelKind.of("other-resources", OtherResources::show, TYPES).that(Trait.ON_DEMAND);
    }

    private static Panel show(PanelInput input) {
        return input.place().alone() ? listed(input) : supplied(input);
    }

    private static Panel listed(PanelInput input) {
        Stream<PendingRow> entries =
                input.entries(DomainResource.class).map(OtherEntry::row).map(row -> row.in(ENTRIES));
        List<PendingRow> rows = PendingRow.latestFirst(entries, input.now());
        PanelFrame frame = PanelFrame.of(input, NOUN, rows.size(), "");
        return new Panel(frame, "", List.of(ENTRIES.among(input, rows)), List.of());
    }

    private static Panel supplied(PanelInput input) {
        Table table = SUPPLIED.of(
                input, input.sources(), source -> row(source.name(), types(input, source)), _ -> Stream.empty());
        String words = input.sources().isEmpty() ? "" : "Not asked for on this page.";
        return new Panel(PanelFrame.of(input, NOUN, input.sources().size(), words), "", List.of(table), List.of());
    }

    private static Row row(String source, ShownText types) {
        return new Row(RowFrame.ofNothing(List.of()), CodedText.ofText(source), List.of(), List.of(Cell.of(types)));
    }

    private static ShownText types(PanelInput input, PanelSource source) {
        return ShownText.of(input.definition().resourceTypes().stream()
                .filter(type -> !input.questions()
                        .notSupplied()
                        .getOrDefault(type, List.of())
                        .contains(source.name()))
                .map(TypeWords::of)
                .sorted()
                .collect(Collectors.joining(", ")));
    }
}
