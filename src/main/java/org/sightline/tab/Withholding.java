package org.sightline.tab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchContext;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;

/**
 * Takes out what policy withholds, before anything is mapped, counted or shown. What names a withheld resource goes
 * with it: a prescription's display text or a report's conclusion would tell what was taken out.
 */
final class Withholding {

    private final Predicate<Resource> policy;

    Withholding(AccessPolicy policy, LaunchContext launch) {
        this.policy = resource -> policy.withholds(launch, resource);
    }

    Permitted apply(FeedReading reading) {
        if (!(reading.answer() instanceof FeedAnswer.Answered answered)) {
            return new Permitted(reading, 0, Set.of());
        }
        if (policy.test(answered.patient())) {
            int all = FeedAnswer.resourcesOf(answered).size();
            return new Permitted(with(reading, new FeedAnswer.Withheld()), all, Set.of());
        }
        Set<Resource> withheld = withheldOf(answered);
        if (withheld.isEmpty()) {
            return new Permitted(reading, 0, Set.of());
        }
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        Set<SearchPlan.Search> touched = new HashSet<>();
        answered.outcomes().forEach((search, outcome) -> {
            SearchOutcome left = without(outcome, withheld);
            outcomes.put(search, left);
            if (left.resources().size() < outcome.resources().size()) {
                touched.add(search);
            }
        });
        Map<String, Resource> included = new HashMap<>(answered.included());
        included.values().removeIf(withheld::contains);
        FeedAnswer rest = new FeedAnswer.Answered(answered.readAt(), answered.patient(), outcomes, included);
        return new Permitted(with(reading, rest), withheld.size(), touched);
    }

    private Set<Resource> withheldOf(FeedAnswer.Answered answered) {
        List<Resource> all = Stream.concat(
                        FeedAnswer.resourcesOf(answered).stream(), answered.included().values().stream())
                .toList();
        Set<Resource> withheld = new HashSet<>();
        Set<String> keys = new HashSet<>();
        all.stream().filter(this::isWithheldItself).forEach(resource -> add(resource, withheld, keys));
        int before = -1;
        while (before != withheld.size() && !keys.isEmpty()) {
            before = withheld.size();
            all.stream()
                    .filter(resource -> !withheld.contains(resource))
                    .filter(resource -> namesOneOf(resource, keys))
                    .toList()
                    .forEach(resource -> add(resource, withheld, keys));
        }
        return withheld;
    }

    private boolean isWithheldItself(Resource resource) {
        return policy.test(resource)
                || (resource instanceof DomainResource domain
                        && domain.getContained().stream().anyMatch(policy));
    }

    private static void add(Resource resource, Set<Resource> withheld, Set<String> keys) {
        withheld.add(resource);
        String id = resource.getIdElement().getIdPart();
        if (id != null) {
            keys.add(resource.fhirType() + "/" + id);
        }
    }

    private static boolean namesOneOf(Resource resource, Set<String> keys) {
        return references(resource)
                .map(reference -> Objects.requireNonNullElse(reference.getReference(), ""))
                .anyMatch(target -> keys.stream()
                        .anyMatch(key -> target.equals(key)
                                || target.endsWith("/" + key)
                                || target.contains(key + "/_history/")));
    }

    private static Stream<Reference> references(Resource resource) {
        return switch (resource) {
            case MedicationRequest request -> medication(request.getMedication());
            case MedicationStatement statement -> medication(statement.getMedication());
            case DiagnosticReport report -> report.getResult().stream();
            case Observation observation -> observation.getHasMember().stream();
            default -> Stream.empty();
        };
    }

    private static Stream<Reference> medication(@Nullable Type medication) {
        return medication instanceof Reference reference ? Stream.of(reference) : Stream.empty();
    }

    /** A cut answer keeps no total: the difference would tell how many were taken out. */
    private static SearchOutcome without(SearchOutcome outcome, Set<Resource> withheld) {
        List<Resource> left = new ArrayList<>(outcome.resources());
        if (!left.removeIf(withheld::contains)) {
            return outcome;
        }
        return switch (outcome) {
            case SearchOutcome.Complete _ -> new SearchOutcome.Complete(left);
            case SearchOutcome.Cut cut -> new SearchOutcome.Cut(left, OptionalInt.empty(), cut.why());
            case SearchOutcome.Failed _, SearchOutcome.NotPermitted _, SearchOutcome.NotSupplied _ -> outcome;
        };
    }

    private static FeedReading with(FeedReading reading, FeedAnswer answer) {
        return new FeedReading(reading.feed(), answer, reading.requests(), reading.took());
    }
}
