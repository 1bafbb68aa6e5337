package org.sightline.tab.panel.others;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyMemberHistoryConditionComponent;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.PersonName;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.asked.TypeWords;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.StatusSaid;

/** One entry of any type: what, of which kind, when, in which status; whatever else was sent stands in its details. */
final class OtherEntry {

    /** The elements that name an entry, in the order in which they do it best. */
    private static final List<String> NAMING = List.of(
            "code", "medication[x]", "event", "title", "name", "type", "description", "summary", "category", "item[x]");

    /** The elements that date an entry, the clinical time first. */
    private static final List<String> DATING = List.of(
            "occurrence[x]",
            "effective[x]",
            "performed[x]",
            "onset[x]",
            "start",
            "started",
            "whenHandedOver",
            "whenPrepared",
            "start[x]",
            "date",
            "identified[x]",
            "dateTime",
            "created[x]",
            "period",
            "authoredOn",
            "authored",
            "dateAsserted",
            "receivedTime",
            "recordedDate",
            "recordedOn",
            "created",
            "issued",
            "sent",
            "statusDate");

    private static final List<String> STATUSES =
            List.of("status", "lifecycleStatus", "actuality", "clinicalStatus", "verificationStatus");
    private static final Set<String> USUAL =
            Set.of("active", "completed", "final", "available", "current", "actual", "confirmed");

    private OtherEntry() {}

    static PendingRow row(Entry<DomainResource> entry) {
        DomainResource resource = entry.resource();
        List<Identifier> identifiers = values(resource, "identifier")
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .toList();
        return PendingRow.of(entry, identifiers, date(resource), (row, sent) -> content(row, sent, About.of(entry)));
    }

    private static void content(RowBuilder row, DomainResource resource, ShownText about) {
        ShownText kind = Words.sentence(TypeWords.of(resource.fhirType()));
        List<ShownText> statuses = statuses(resource);
        ShownText value = values(resource, "value[x]")
                .map(one -> ValueText.of((Type) one))
                .findFirst()
                .orElse(ShownText.NONE);
        CodedText what = what(resource);
        row.what(what, kind + ", not named by the source")
                .cells(Cell.of(kind, value), Cell.of(statuses))
                .chip(Tone.WARNING, Codes.labelled("About: ", about))
                .chips(statuses.stream()
                        .filter(status -> !USUAL.contains(status.whole().toLowerCase(Locale.UK)))
                        .map(status -> new Chip(Tone.WARNING, status))
                        .toList())
                .coded(what)
                .annotations(values(resource, "note")
                        .filter(Annotation.class::isInstance)
                        .map(Annotation.class::cast)
                        .toList());
        if (resource instanceof FamilyMemberHistory history) {
            row.chip(Tone.WARNING, Codes.labelled("About: ", relative(history)));
        }
    }

    /** A relative's conditions never stand without the relative. */
    private static CodedText what(DomainResource resource) {
        if (resource instanceof FamilyMemberHistory history) {
            ShownText conditions = Codes.texts(history.getCondition().stream()
                    .map(FamilyMemberHistoryConditionComponent::getCode)
                    .toList());
            return CodedText.ofText(
                    ShownText.joined(": ", relative(history), conditions).whole());
        }
        return NAMING.stream()
                .flatMap(name -> values(resource, name))
                .map(OtherEntry::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(CodedText.NONE);
    }

    private static ShownText relative(FamilyMemberHistory history) {
        return ShownText.joined(", ", CodedText.of(history.getRelationship()).text(), ShownText.of(history.getName()))
                .orElse(ShownText.of("a relative, not said which"));
    }

    private static CodedText words(Base value) {
        return switch (value) {
            case CodeableConcept concept -> CodedText.of(concept);
            case Reference reference -> CodedText.ofText(Codes.named(reference).whole());
            case HumanName name ->
                PersonName.of(List.of(name))
                        .map(PersonName::name)
                        .map(CodedText::of)
                        .orElse(CodedText.NONE);
            default -> CodedText.ofText(value.primitiveValue());
        };
    }

    private static ClinicalDate date(DomainResource resource) {
        return DATING.stream()
                .flatMap(name -> values(resource, name))
                .filter(Type.class::isInstance)
                .map(value -> ClinicalDate.ofChoice((Type) value))
                .filter(ClinicalDate::isKnown)
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }

    private static List<ShownText> statuses(DomainResource resource) {
        return STATUSES.stream()
                .flatMap(name -> values(resource, name))
                .map(value -> value instanceof CodeableConcept concept
                        ? StatusSaid.words(concept)
                        : Words.sentence(value.primitiveValue()))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static Stream<Base> values(DomainResource resource, String name) {
        Property property = resource.getNamedProperty(name);
        return property == null ? Stream.empty() : property.getValues().stream();
    }
}
