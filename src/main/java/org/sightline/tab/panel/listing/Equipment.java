package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Equipment a patient has: what is said of its use (DeviceUseStatement), the thing itself (Device) and what was
 * delivered (SupplyDelivery). No profile of a British community feed says which, so each of the three is shown.
 */
public final class Equipment {

    private static final Columns COLUMNS = new Columns("Equipment", List.of("From and for", "Until"), "Issued");
    private static final TableDefinition HELD = TableDefinition.open("", COLUMNS);
    private static final TableDefinition OVER = TableDefinition.folded(" given back or no longer used", COLUMNS);
    private static final Set<String> ENDED = Set.of("completed", "stopped", "inactive", "abandoned");
    private static final Set<String> ORDINARY = Set.of("active", "completed");

    private Equipment() {}

    public static PanelKind kind() {
        return ListKind.of("equipment", "equipment", "DeviceUseStatement", "Device", "SupplyDelivery")
                .orElse("No equipment in use, in what was received.")
                .in(HELD, OVER)
                .rows(input -> Stream.of(
                                input.entries(DeviceUseStatement.class).map(Equipment::use),
                                input.entries(Device.class).map(Equipment::device),
                                input.entries(SupplyDelivery.class).map(Equipment::delivery))
                        .flatMap(rows -> rows));
    }

    private static PendingRow use(Entry<DeviceUseStatement> entry) {
        DeviceUseStatement sent = entry.resource();
        ClinicalDate issued = start(sent.getTiming()).orElse(ClinicalDate.of(sent.getRecordedOnElement()));
        return PendingRow.of(entry, sent.getIdentifier(), issued, (row, use) -> {
                    ShownText named = Codes.named(use.getDevice());
                    CodedText what = named.isEmpty()
                            ? entry.resolve(use.getDevice())
                                    .filter(Device.class::isInstance)
                                    .map(device -> what((Device) device))
                                    .orElse(CodedText.NONE)
                            : CodedText.ofText(named.whole());
                    row.coded(what)
                            .annotations(use.getNote())
                            .cells(
                                    Cell.of(Codes.named(use.getSource()), Codes.texts(use.getReasonCode())),
                                    Cell.of(
                                            use.getTiming() instanceof Period period
                                                    ? ClinicalDate.of(period.getEndElement())
                                                    : ClinicalDate.NOT_RECORDED));
                    said(row, what, use.getStatusElement());
                })
                .in(ENDED.contains(Codes.of(sent.getStatusElement())) ? OVER : HELD);
    }

    private static PendingRow device(Entry<Device> entry) {
        Device sent = entry.resource();
        return PendingRow.of(entry, sent.getIdentifier(), ClinicalDate.NOT_RECORDED, (row, device) -> {
                    row.coded(what(device))
                            .detail("Maker", ShownText.of(device.getManufacturer()))
                            .detail("Serial number", ShownText.of(device.getSerialNumber()))
                            .annotations(device.getNote())
                            .cells(Cell.of(Codes.named(device.getOwner())), Cell.of());
                    said(row, what(device), device.getStatusElement());
                })
                .in(ENDED.contains(Codes.of(sent.getStatusElement())) ? OVER : HELD);
    }

    /** A delivery that is completed is equipment the patient has. */
    private static PendingRow delivery(Entry<SupplyDelivery> entry) {
        SupplyDelivery sent = entry.resource();
        return PendingRow.of(entry, sent.getIdentifier(), start(sent.getOccurrence()), (row, delivery) -> {
                    CodedText item = what(delivery.getSuppliedItem().getItem());
                    CodedText what = item.isEmpty() ? CodedText.of(delivery.getType()) : item;
                    row.coded(what).cells(Cell.of(Codes.named(delivery.getSupplier())), Cell.of());
                    said(row, what, delivery.getStatusElement());
                })
                .in("abandoned".equals(Codes.of(sent.getStatusElement())) ? OVER : HELD);
    }

    private static void said(RowBuilder row, CodedText what, PrimitiveType<?> element) {
        String status = Codes.of(element);
        row.what(what, "Equipment not named by the source")
                .chip(Tone.WARNING, status.isEmpty() ? "Status not given" : "")
                .chip(Tone.PLAIN, ORDINARY.contains(status) ? ShownText.NONE : Words.sentence(status))
                .status(status);
    }

    private static CodedText what(@Nullable Type item) {
        return switch (item) {
            case CodeableConcept concept -> CodedText.of(concept);
            case Reference reference -> CodedText.ofText(Codes.named(reference).whole());
            case null, default -> CodedText.NONE;
        };
    }

    private static CodedText what(Device device) {
        return device.getDeviceName().stream()
                .map(name -> CodedText.ofText(name.getName()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(CodedText.of(device.getType()));
    }

    private static ClinicalDate start(@Nullable Type when) {
        return when instanceof Period period ? ClinicalDate.of(period.getStartElement()) : ClinicalDate.ofChoice(when);
    }
}
