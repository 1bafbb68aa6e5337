package org.sightline.tab.panel.patient;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;

/**
 * What the sources hold of the patient besides the record: one row for each kind of fact, with what each source says
 * where they differ; then each source's own entry of the patient, whole.
 */
public final class PatientDetails {

    private static final Columns FACTS = new Columns("What", List.of("As it is held"), "Last changed");
    private static final TableDefinition FIRST = TableDefinition.open("", FACTS).uncut();
    private static final TableDefinition BEHIND =
            TableDefinition.folded(" further detail{s}", FACTS).uncut();
    private static final TableDefinition WHOLE = TableDefinition.folded(
                    " source{s}, each with all that it holds of the patient",
                    new Columns("Source", List.of("Name there"), "Last changed"))
            .uncut();

    private PatientDetails() {}

    public static PanelKind kind() {
        return PanelKind.of("patient-details", PatientDetails::show, Set.of("Patient"));
    }

    private static Panel show(PanelInput input) {
        List<Entry<Patient>> patients = input.entries(Patient.class).toList();
        Collection<HeldFact> facts = facts(patients);
        List<HeldFact> first = facts.stream().filter(HeldFact::isFirst).toList();
        List<HeldFact> behind = facts.stream().filter(fact -> !fact.isFirst()).toList();
        List<Table> tables = List.of(
                FIRST.of(input, first, HeldFact::row, HeldFact::references),
                BEHIND.of(input, behind, HeldFact::row, HeldFact::references),
                WHOLE.of(input, patients.stream().map(PatientDetails::whole).toList()));
        return new Panel(
                PanelFrame.of(input, "details of the patient", first.size(), ""),
                "Nothing that has to be known first, in what was received.",
                tables,
                List.of());
    }

    private static Collection<HeldFact> facts(List<Entry<Patient>> patients) {
        Map<String, HeldFact> facts = new LinkedHashMap<>();
        patients.forEach(entry -> PatientFacts.of(entry.resource())
                .forEach(fact -> facts.computeIfAbsent(fact.heading().label(), _ -> new HeldFact(fact.heading()))
                        .add(entry, fact)));
        return facts.values();
    }

    private static PendingRow whole(Entry<Patient> entry) {
        return PendingRow.of(entry, List.of(), changed(entry), (row, patient) -> {
            row.what(CodedText.ofText(entry.source().name()), "Source without a name");
            List<PatientFact> facts = PatientFacts.of(patient);
            row.cells(Cell.of(facts.stream()
                    .filter(fact -> fact.heading().label().equals("Name"))
                    .map(PatientFact::value)
                    .toList()));
            facts.forEach(fact -> row.detail(fact.heading().label(), fact.value()));
        });
    }

    static ClinicalDate changed(Entry<Patient> entry) {
        return ClinicalDate.of(
                entry.resource().getMeta().getLastUpdatedElement().getValueAsString());
    }
}
