package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;

/**
 * Equipment a patient has: what is said of its use (DeviceUseStatement), the thing itself (Device) and what was
 * delivered (SupplyDelivery). No profile of a British community feed says which, so each of the three is shown.
 */
public final class Equipment implements ListingKind {

    private static final Columns COLUMNS = new Columns("Equipment", List.of("From and for", "Until"), "Issued");
    private static final Set<String> OVER = Set.of("completed", "stopped", "inactive", "abandoned");
    private static final Set<String> ORDINARY = Set.of("active", "completed");

    private enum Place {
        HELD,
        OVER
    }

    @Override
    public String name() {
        return "equipment";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("DeviceUseStatement", "Device", "SupplyDelivery");
    }

    @Override
    public Panel show(PanelInput input) {
        Stream<Item> items = Stream.of(
                        input.entries(DeviceUseStatement.class).map(Equipment::use),
                        input.entries(Device.class).map(Equipment::device),
                        input.entries(SupplyDelivery.class).map(Equipment::delivery))
                .flatMap(all -> all);
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                items.filter(item -> !"entered-in-error".equals(item.status)).map(Item::placed));
        List<Row> held = PlacedRow.table(tables, Place.HELD);
        return new Panel(
                PanelFrame.of(input, "equipment", input.definition().asked(), held.size(), ""),
                "No equipment in use, in what was received.",
                List.of(
                        Table.open(input, "", COLUMNS, held),
                        Table.folded(
                                input, " given back or no longer used", COLUMNS, PlacedRow.table(tables, Place.OVER))),
                List.of());
    }

    private static Item use(Entry<DeviceUseStatement> entry) {
        DeviceUseStatement use = entry.resource();
        ShownText named = RowNotes.named(use.getDevice());
        CodedText what = named.isEmpty()
                ? entry.resolve(use.getDevice())
                        .filter(Device.class::isInstance)
                        .map(device -> what((Device) device))
                        .orElse(CodedText.NONE)
                : CodedText.ofText(named.whole());
        ClinicalDate issued = start(use.getTiming()).orElse(ClinicalDate.of(use.getRecordedOnElement()));
        RowNotes notes = new RowNotes(issued, use, List.of()).coded(what).annotations(use.getNote());
        return new Item(
                entry,
                use.getIdentifier(),
                Codes.of(use.getStatusElement()),
                false,
                what,
                notes,
                Cell.of(RowNotes.named(use.getSource()), Codes.texts(use.getReasonCode())),
                use.getTiming() instanceof Period period
                        ? ClinicalDate.of(period.getEndElement())
                        : ClinicalDate.NOT_RECORDED);
    }

    private static Item device(Entry<Device> entry) {
        Device device = entry.resource();
        RowNotes notes = new RowNotes(ClinicalDate.NOT_RECORDED, device, List.of())
                .coded(what(device))
                .detail("Maker", ShownText.of(device.getManufacturer()))
                .detail("Serial number", ShownText.of(device.getSerialNumber()))
                .annotations(device.getNote());
        return new Item(
                entry,
                device.getIdentifier(),
                Codes.of(device.getStatusElement()),
                false,
                what(device),
                notes,
                Cell.of(RowNotes.named(device.getOwner())),
                ClinicalDate.NOT_RECORDED);
    }

    private static Item delivery(Entry<SupplyDelivery> entry) {
        SupplyDelivery delivery = entry.resource();
        Type item = delivery.getSuppliedItem().getItem();
        CodedText what = item instanceof org.hl7.fhir.r4.model.CodeableConcept concept
                ? CodedText.of(concept)
                : item instanceof Reference reference
                        ? CodedText.ofText(RowNotes.named(reference).whole())
                        : CodedText.NONE;
        CodedText shown = what.isEmpty() ? CodedText.of(delivery.getType()) : what;
        RowNotes notes = new RowNotes(start(delivery.getOccurrence()), delivery, List.of()).coded(shown);
        return new Item(
                entry,
                delivery.getIdentifier(),
                Codes.of(delivery.getStatusElement()),
                true,
                shown,
                notes,
                Cell.of(RowNotes.named(delivery.getSupplier())),
                ClinicalDate.NOT_RECORDED);
    }

    private static CodedText what(Device device) {
        return device.getDeviceName().stream()
                .map(name -> CodedText.ofText(name.getName()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(CodedText.of(device.getType()));
    }

    private static ClinicalDate start(@Nullable Type when) {
        return when instanceof Period period
                ? ClinicalDate.of(period.getStartElement())
                : ClinicalDate.of(when == null ? null : when.primitiveValue());
    }

    /** @param delivered whether it tells of a delivery: a completed one is equipment the patient has */
    private record Item(
            Entry<? extends DomainResource> entry,
            List<Identifier> identifiers,
            String status,
            boolean delivered,
            CodedText what,
            RowNotes notes,
            Cell from,
            ClinicalDate until) {

        PlacedRow<Place> placed() {
            boolean over = delivered ? "abandoned".equals(status) : OVER.contains(status);
            Stream<Chip> chips = status.isEmpty()
                    ? Chip.of(Tone.WARNING, "Status not given")
                    : Chip.of(Tone.PLAIN, ORDINARY.contains(status) ? ShownText.NONE : Words.sentence(status));
            notes.status(status);
            return new PlacedRow<>(
                    over ? Place.OVER : Place.HELD,
                    new Row(
                            entry.frame(identifiers, notes),
                            what.isEmpty() ? CodedText.ofText("Equipment not named by the source") : what,
                            chips.toList(),
                            List.of(from, Cell.of(until))));
        }
    }
}
