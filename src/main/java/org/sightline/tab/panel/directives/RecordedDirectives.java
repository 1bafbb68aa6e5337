package org.sightline.tab.panel.directives;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.listing.ConditionState;
import org.sightline.tab.panel.listing.StatusSaid;

/**
 * What was said in advance and recorded as a problem, a procedure or an order, as general practice and hospitals do.
 * These types hold much else: only what a code list names, or words tell, is taken out of them.
 */
final class RecordedDirectives {

    private static final Set<String> ORDERED = Set.of("", "order", "original-order", "reflex-order", "filler-order");

    private RecordedDirectives() {}

    static Stream<Directive> of(PanelInput input) {
        return Stream.of(
                        input.entries(Condition.class).map(RecordedDirectives::problem),
                        input.entries(Procedure.class).map(RecordedDirectives::procedure),
                        input.entries(ServiceRequest.class).map(RecordedDirectives::order))
                .flatMap(directives -> directives)
                .filter(directive -> directive.tellsIn(input.definition()));
    }

    private static Directive problem(Entry<Condition> entry) {
        Condition condition = entry.resource();
        ShownText verification = StatusSaid.words(condition.getVerificationStatus());
        boolean ended = !ConditionState.of(condition).holds() || condition.hasAbatement();
        return new Directive(
                        entry,
                        condition.getIdentifier(),
                        ended ? "inactive" : Codes.status(condition.getClinicalStatus()),
                        ClinicalDate.of(condition.getRecordedDateElement()).orElse(date(condition.getOnset())))
                .named(CodedText.of(condition.getCode()))
                .says(List.of(condition.getCode()))
                .qualifier(verification.whole().equals("Confirmed") ? ShownText.NONE : verification)
                .annotations(condition.getNote())
                .people("Recorded by", List.of(condition.getRecorder()))
                .people("Said by", List.of(condition.getAsserter()));
    }

    private static Directive procedure(Entry<Procedure> entry) {
        Procedure procedure = entry.resource();
        String status = Codes.of(procedure.getStatusElement());
        Directive directive = new Directive(
                        entry,
                        procedure.getIdentifier(),
                        "completed".equals(status) ? "final" : status,
                        date(procedure.getPerformed()))
                .named(CodedText.of(procedure.getCode()))
                .says(List.of(procedure.getCode()))
                .qualifier("not-done".equals(status) ? ShownText.of("not done") : ShownText.NONE)
                .annotations(procedure.getNote())
                .people("Recorded by", List.of(procedure.getRecorder()));
        procedure.getPerformer().forEach(performer -> directive.people("By", List.of(performer.getActor())));
        return directive;
    }

    private static Directive order(Entry<ServiceRequest> entry) {
        ServiceRequest request = entry.resource();
        String status = Codes.of(request.getStatusElement());
        boolean ordered = ORDERED.contains(Codes.of(request.getIntentElement()));
        return new Directive(
                        entry,
                        request.getIdentifier(),
                        ordered || !"active".equals(status) ? status : "proposed",
                        ClinicalDate.of(request.getAuthoredOnElement()))
                .named(CodedText.of(request.getCode()))
                .says(List.of(request.getCode()))
                .says(request.getCategory())
                .says(request.getOrderDetail())
                .qualifier(ShownText.of(Codes.is(request.getDoNotPerformElement()) ? "not to be done" : ""))
                .annotations(request.getNote())
                .people("Ordered by", List.of(request.getRequester()));
    }

    private static ClinicalDate date(@Nullable Type when) {
        return switch (when) {
            case BaseDateTimeType moment -> ClinicalDate.of(moment);
            case Period period -> ClinicalDate.of(period.getStartElement());
            case null, default -> ClinicalDate.NOT_RECORDED;
        };
    }
}
