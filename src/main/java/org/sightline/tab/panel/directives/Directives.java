package org.sightline.tab.panel.directives;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.CarePlans;
import org.sightline.tab.panel.listing.Measurement;

/**
 * Reads what was said in advance out of the types it is found in: Flag (NHS England's end-of-life interface, where the
 * period's end is the review), Observation (primary care, and the Notts record, where the value is the concept),
 * Consent (FHIR R4 advance directives), CarePlan, DocumentReference, and what a form such as ReSPECT
 * answers about CPR.
 */
final class Directives {

    private static final String HL7 = "http://terminology.hl7.org/";

    private Directives() {}

    /** All but what was entered in error. */
    static List<Directive> of(PanelInput input) {
        PanelDefinition lists = input.definition();
        return Stream.of(
                        input.entries(Flag.class).map(Directives::flag),
                        input.entries(Observation.class)
                                .filter(About::isThePatient)
                                .flatMap(e -> observation(e, lists)),
                        input.entries(Consent.class).map(Directives::consent),
                        input.entries(CarePlan.class).map(Directives::plan),
                        input.entries(DocumentReference.class).map(Directives::document),
                        input.entries(QuestionnaireResponse.class).flatMap(Directives::form),
                        RecordedDirectives.of(input))
                .flatMap(directives -> directives)
                .toList();
    }

    private static Directive flag(Entry<Flag> entry) {
        Flag flag = entry.resource();
        ClinicalDate since = ClinicalDate.of(flag.getPeriod().getStartElement());
        return new Directive(entry, flag.getIdentifier(), Codes.of(flag.getStatusElement()), since)
                .named(CodedText.of(flag.getCode()))
                .says(List.of(flag.getCode()))
                .detail("Category", Codes.texts(flag.getCategory()))
                .review(ClinicalDate.of(flag.getPeriod().getEndElement()))
                .people("Recorded by", List.of(flag.getAuthor()));
    }

    /** None of an observation that neither a code list nor any word of it could make one. */
    private static Stream<Directive> observation(Entry<Observation> entry, PanelDefinition lists) {
        Observation observation = entry.resource();
        CodedText code = CodedText.of(observation.getCode());
        ShownText value = ValueText.of(observation.getValue());
        List<CodeableConcept> listed =
                observation.getValue() instanceof CodeableConcept concept && lists.listsAnywhere(concept)
                        ? List.of(concept)
                        : List.of();
        ShownText qualifier = listed.isEmpty() ? qualifier(observation, value) : ShownText.NONE;
        return listed.isEmpty()
                        && !lists.listsAnywhere(observation.getCode())
                        && !Directive.mayBeSaidIn(code.text())
                        && !Directive.mayBeSaidIn(qualifier)
                ? Stream.empty()
                : Stream.of(observed(entry, code, listed, qualifier));
    }

    /** @param listed its value, if a list has it: then the value says what it is */
    private static Directive observed(
            Entry<Observation> entry, CodedText code, List<CodeableConcept> listed, ShownText qualifier) {
        Observation observation = entry.resource();
        ClinicalDate decided = Measurement.when(
                observation.getEffective(), observation.getIssuedElement().getValueAsString());
        Directive directive = new Directive(
                        entry, observation.getIdentifier(), Codes.of(observation.getStatusElement()), decided)
                .named(listed.isEmpty() ? code : CodedText.of(listed.getFirst()))
                .says(listed)
                .says(List.of(observation.getCode()))
                .detail("Recorded under", listed.isEmpty() ? ShownText.NONE : code.text())
                .qualifier(qualifier)
                .people("Recorded by", observation.getPerformer());
        observation
                .getComponent()
                .forEach(part ->
                        directive.person(CodedText.of(part.getCode()).text() + ": ", ValueText.of(part.getValue())));
        observation.getNote().forEach(note -> directive.person("", ShownText.of(note.getText())));
        return directive;
    }

    /** A value that is neither a reviewed concept nor a plain yes may turn the code's meaning round. */
    private static ShownText qualifier(Observation observation, ShownText value) {
        if (observation.hasDataAbsentReason()) {
            return ShownText.of("no value, " + Words.absent(observation.getDataAbsentReason()));
        }
        return value.whole().equalsIgnoreCase("yes") ? ShownText.NONE : value;
    }

    private static Directive consent(Entry<Consent> entry) {
        Consent consent = entry.resource();
        Consent.ProvisionComponent provision = consent.getProvision();
        boolean refuses = provision.getType() == ConsentProvisionType.DENY;
        ShownText treatments = Codes.texts(provision.getCode());
        ClinicalDate decided = ClinicalDate.of(consent.getDateTimeElement());
        Directive directive = new Directive(
                        entry, consent.getIdentifier(), Codes.of(consent.getStatusElement()), decided)
                .named(nameOf(consent.getCategory(), consent.getScope()))
                .says(consent.getCategory())
                .says(List.of(consent.getScope()))
                .says(refuses ? List.of() : provision.getCode())
                .mentions(treatments)
                .detail("Kind", Codes.texts(consent.getCategory()))
                .review(ClinicalDate.of(provision.getPeriod().getEndElement()))
                .people("Decided by", consent.getPerformer())
                .person(refuses ? "Refuses: " : "About: ", treatments);
        consent.getOrganization().forEach(directive::heldBy);
        if (consent.hasSourceAttachment()) {
            directive.original(
                    "Original: ", ShownText.of(consent.getSourceAttachment().getTitle()));
        } else if (consent.hasSourceReference()) {
            directive.original("Original: ", Codes.named(consent.getSourceReference()));
        }
        consent.getVerification()
                .forEach(verified -> directive.people("Verified with", List.of(verified.getVerifiedWith())));
        return directive;
    }

    /** The category that says most: HL7's own only tell that it is an advance directive. */
    private static CodedText nameOf(List<CodeableConcept> categories, CodeableConcept scope) {
        Stream<CodeableConcept> telling = categories.stream().filter(c -> c.hasText() || !isHl7s(c));
        return Stream.of(telling, categories.stream(), Stream.of(scope))
                .flatMap(concepts -> concepts)
                .map(CodedText::of)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(CodedText.NONE);
    }

    private static boolean isHl7s(CodeableConcept concept) {
        return concept.getCoding().stream()
                .allMatch(coding ->
                        Optional.ofNullable(coding.getSystem()).orElse("").startsWith(HL7));
    }

    private static Directive plan(Entry<CarePlan> entry) {
        CarePlan plan = entry.resource();
        CodedText category = nameOf(plan.getCategory(), new CodeableConcept());
        ShownText title = ShownText.of(plan.getTitle());
        Directive directive = new Directive(
                        entry, plan.getIdentifier(), Codes.of(plan.getStatusElement()), CarePlans.made(plan))
                .annotations(plan.getNote())
                .named(
                        title.isEmpty()
                                ? category
                                : new CodedText(
                                        title, category.text(), category.codes(), ShownText.NONE, category.besides()))
                .says(plan.getCategory())
                .detail("Description", ShownText.of(plan.getDescription()))
                .review(ClinicalDate.of(plan.getPeriod().getEndElement()))
                .people("Recorded by", List.of(plan.getAuthor()));
        for (CarePlan.CarePlanActivityComponent activity : plan.getActivity()) {
            CarePlanActivityDetailComponent detail = activity.getDetail();
            directive
                    .says(CarePlans.holds(detail) ? List.of(detail.getCode()) : List.of())
                    .mentions(CodedText.of(detail.getCode()).text())
                    .mentions(ShownText.of(detail.getDescription()));
        }
        return directive;
    }

    /** What a form answers about CPR, as one directive: a coded answer is a decision, other words have to be read. */
    private static Stream<Directive> form(Entry<QuestionnaireResponse> entry) {
        QuestionnaireResponse form = entry.resource();
        FormAnswers answers = FormAnswers.of(form);
        List<FormAnswers.Answer> aboutCpr = answers.aboutCpr();
        if (aboutCpr.isEmpty()) {
            return Stream.empty();
        }
        ShownText said = ShownText.of(answers.title() + ": "
                + aboutCpr.stream()
                        .map(answer -> answer.question() + ": " + answer.words().whole())
                        .collect(Collectors.joining("; ")));
        ClinicalDate authored = ClinicalDate.of(form.getAuthoredElement());
        return Stream.of(new Directive(
                        entry,
                        form.hasIdentifier() ? List.of(form.getIdentifier()) : List.of(),
                        stateOf(form),
                        authored)
                .named(CodedText.of(said))
                .says(aboutCpr.stream()
                        .flatMap(answer -> answer.codes().stream())
                        .toList())
                .people("Filled in by", List.of(form.getAuthor()))
                .people("Told by", List.of(form.getSource())));
    }

    /** A form that was filled in holds; for the other types "completed" is said of what is over. */
    private static String stateOf(QuestionnaireResponse form) {
        String status = Codes.of(form.getStatusElement());
        return switch (status) {
            case "completed" -> "final";
            case "in-progress" -> "draft";
            case "stopped" -> "cancelled";
            default -> status;
        };
    }

    private static Directive document(Entry<DocumentReference> entry) {
        DocumentReference document = entry.resource();
        String status = Codes.of(document.getStatusElement());
        ShownText description = ShownText.of(document.getDescription());
        ClinicalDate dated = ClinicalDate.of(document.getDateElement().getValueAsString());
        Directive directive = new Directive(entry, document.getIdentifier(), status, dated)
                .named(CodedText.of(document.getType()))
                .says(List.of(document.getType()))
                .says(document.getCategory())
                .mentions(description)
                .detail("Description", description)
                .detail("State of the document", Words.sentence(Codes.of(document.getDocStatusElement())))
                .people("Written by", document.getAuthor())
                .heldBy(document.getCustodian())
                .original("", description);
        document.getContent()
                .forEach(content -> directive.original(
                        "Original: ", ShownText.of(content.getAttachment().getTitle())));
        return directive;
    }
}
