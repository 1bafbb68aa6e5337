package org.sightline.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;

/** What the trail records of the watch over it. */
public sealed interface AlertEvent {

    /**
     * A rule found something.
     *
     * @param registration whose user it is about
     * @param rule by its name in the configuration
     * @param reference of the case
     */
    record Opened(String registration, String rule, String reference) implements AlertEvent {}

    /**
     * An officer is about to be shown a list of cases, which name users and patients.
     *
     * @param filter what was asked for, by the names of the form
     * @param references of those handed over
     */
    record ListRead(Officer officer, Map<String, String> filter, List<String> references) implements AlertEvent {
        public ListRead {
            filter = Map.copyOf(filter);
            references = List.copyOf(references);
        }
    }

    /**
     * An officer is about to be shown a case with its evidence.
     *
     * @param patientOrNull whose record it is about; null if not about one
     */
    record CaseRead(
            Officer officer, String reference, @Nullable NhsNumber patientOrNull) implements AlertEvent {}

    /**
     * An officer said how a case ends.
     *
     * @param closes whether it ended with that, or waits for another officer
     */
    record Judged(Officer officer, String reference, String outcome, boolean closes) implements AlertEvent {}
}
