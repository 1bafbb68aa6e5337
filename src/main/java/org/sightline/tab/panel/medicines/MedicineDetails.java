package org.sightline.tab.panel.medicines;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.display.dosage.DosageWords;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.listing.Ingredients;

/** What stands in the details of a medicine: the product, why it is taken, how it is supplied. */
record MedicineDetails(RowBuilder row, Entry<? extends DomainResource> entry) {

    void product(Medication product) {
        row.detail("Form", CodedText.of(product.getForm()).full())
                .detail("Contains", Ingredients.of(entry, product, "; "))
                .detail("Amount in the pack", ValueText.ratio(product.getAmount()))
                .by("Made by", product.getManufacturer())
                .detail("Batch", ShownText.of(product.getBatch().getLotNumber()))
                .detail("Batch expires", ClinicalDate.of(product.getBatch().getExpirationDateElement()));
        String status = Codes.of(product.getStatusElement());
        if (!status.isEmpty() && !status.equals("active")) {
            row.detail("The product’s own entry", Words.sentence(status));
        }
    }

    void statement(MedicationStatement statement, Medicine.Dates dates) {
        row.by("Said by", statement.getInformationSource())
                .detail("Kind of entry", ShownText.of("Medication statement"))
                .detail("Category", CodedText.of(statement.getCategory()).full())
                .detail("Ends", dates.until())
                .detail("Reason", Codes.texts(statement.getReasonCode()))
                .detail("Reason", named(statement.getReasonReference()))
                .detail("Why in this state", Codes.texts(statement.getStatusReason()))
                .annotations(statement.getNote());
    }

    /** @param course what the row says of the course of therapy already */
    void prescription(MedicationRequest request, ShownText course) {
        String intent = Codes.of(request.getIntentElement());
        CodedText sent = CodedText.of(request.getCourseOfTherapyType());
        boolean said = sent.text().whole().equalsIgnoreCase(course.whole());
        row.by("Prescribed by", request.getRequester())
                .by("Recorded by", request.getRecorder())
                .detail("Kind of entry", ShownText.of("Prescription" + (intent.isEmpty() ? "" : " (" + intent + ")")))
                .detail("Category", Codes.texts(request.getCategory()))
                .detail("Priority", Words.sentence(Codes.of(request.getPriorityElement())))
                .detail("Course of therapy", said ? ShownText.NONE : sent.full())
                .detail("Reported by", reported(request.getReported()));
        supply(request.getDispenseRequest());
        row.by("To be given by", request.getPerformer())
                .detail(
                        "To be given by",
                        CodedText.of(request.getPerformerType()).full())
                .detail(
                        "Another product may be given",
                        ValueText.of(request.getSubstitution().getAllowed()))
                .detail(
                        "Why another product, or why not",
                        CodedText.of(request.getSubstitution().getReason()).full())
                .detail("Reason", Codes.texts(request.getReasonCode()))
                .detail("Reason", named(request.getReasonReference()))
                .detail(
                        "Why in this state",
                        CodedText.of(request.getStatusReason()).full())
                .annotations(request.getNote());
    }

    private void supply(MedicationRequestDispenseRequestComponent supply) {
        row.detail("Quantity", DosageWords.amount(supply.getQuantity()))
                .detail("Supply for", DosageWords.amount(supply.getExpectedSupplyDuration()))
                .detail(
                        "Repeats allowed",
                        ShownText.of(supply.getNumberOfRepeatsAllowedElement().getValueAsString()))
                .detail(
                        "First supply",
                        ShownText.joined(
                                " ",
                                DosageWords.amount(supply.getInitialFill().getQuantity()),
                                DosageWords.amount(supply.getInitialFill().getDuration())
                                        .after("for ")))
                .detail("Least time between supplies", DosageWords.amount(supply.getDispenseInterval()))
                .detail(
                        "Prescription valid from",
                        ClinicalDate.of(supply.getValidityPeriod().getStartElement()))
                .detail(
                        "Prescription valid until",
                        ClinicalDate.of(supply.getValidityPeriod().getEndElement()))
                .by("To be supplied by", supply.getPerformer());
    }

    /** Anything but an ordinary priority, in words. */
    static ShownText urgency(MedicationRequest request) {
        String priority = Codes.of(request.getPriorityElement());
        return switch (priority) {
            case "", "routine" -> ShownText.NONE;
            case "stat" -> ShownText.of("At once");
            case "asap" -> ShownText.of("As soon as possible");
            default -> Words.sentence(priority);
        };
    }

    private static ShownText reported(@Nullable Type reported) {
        return reported instanceof BooleanType truth && truth.getValue() != null
                ? ShownText.of(truth.getValue() ? "somebody else, not first-hand" : "")
                : ValueText.of(reported);
    }

    private ShownText named(List<Reference> references) {
        return ShownText.joined(", ", references.stream().map(this::named).toArray(ShownText[]::new));
    }

    private ShownText named(Reference reference) {
        return entry.resolve(reference)
                .map(MedicineDetails::codeOf)
                .orElse(ShownText.NONE)
                .orElse(Codes.named(reference))
                .orElse(ShownText.of(reference.hasReference() ? "named by an entry that was not sent" : ""));
    }

    private static ShownText codeOf(Resource found) {
        return switch (found) {
            case Condition condition -> CodedText.of(condition.getCode()).full();
            case Observation observation -> CodedText.of(observation.getCode()).full();
            default -> ShownText.NONE;
        };
    }
}
