package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.WithheldRules.SensitiveCodes;
import org.sightline.registration.admission.Whom;

/** Whatever entry is added to {@code withheld.yaml}, nobody is shown more by it. */
class AddedRulesTest {

    private static final List<String> SYSTEMS = List.of("urn:s", "urn:t", "urn:u");
    private static final List<String> CODES = List.of("A", "B", "C", "D");
    private static final List<String> ORGANISATIONS = List.of("northgate", "riverside", "hillside");
    private static final Predicate<Whom> NURSE = whom -> whom.is("Nurse", "northgate");

    private final Random random = new Random(23);

    @Test
    @DisplayName("F19: no entry added ever shows more, whoever looks, with an override and without")
    void noEntryAddedEverShowsMore() {
        int less = 0;
        for (int trial = 0; trial < 5_000; trial++) {
            Map<String, LabelRule> labels = labels();
            Set<SensitiveCode> codes = codes();
            List<WithheldCategory> kinds = kinds();
            WithheldRules before = rules(labels, codes, kinds);
            WithheldRules after = added(labels, codes, kinds);
            for (boolean overridden : List.of(true, false)) {
                WithheldData was = new WithheldData(before, overridden, NURSE);
                WithheldData is = new WithheldData(after, overridden, NURSE);
                assertTrue(feeds(is).containsAll(feeds(was)), () -> before + ", then " + after);
                for (Condition resource : resources()) {
                    boolean keptBefore = was.withholds(resource);
                    boolean keptAfter = is.withholds(resource);
                    assertTrue(keptAfter || !keptBefore, () -> before + ", then " + after);
                    less += keptAfter == keptBefore ? 0 : 1;
                }
            }
        }
        assertTrue(less > 1_000, "the entries did keep something back: " + less);
    }

    private static Set<FeedId> feeds(WithheldData data) {
        return data.categories().stream()
                .flatMap(category -> category.kind().feeds().stream())
                .collect(Collectors.toSet());
    }

    /**
     * A code, a kind of information, a withheld label, one that was shown to some and no longer is, or settings for whom
     * something is shown to.
     */
    private WithheldRules added(Map<String, LabelRule> labels, Set<SensitiveCode> codes, List<WithheldCategory> kinds) {
        Map<String, LabelRule> other = new HashMap<>(labels);
        Set<SensitiveCode> more = new HashSet<>(codes);
        List<WithheldCategory> others = new ArrayList<>(kinds);
        String code = one(CODES);
        switch (random.nextInt(6)) {
            case 0 -> more.add(new SensitiveCode(one(SYSTEMS), code));
            case 1 -> others.add(random.nextInt(others.size() + 1), kind());
            case 2 -> other.computeIfPresent(one(SYSTEMS), (_, rule) -> inSettings(rule, code));
            case 3 -> others.replaceAll(this::inSettings);
            default -> other.computeIfPresent(one(SYSTEMS), (_, rule) -> withheld(rule, code));
        }
        return rules(other, more, others);
    }

    private List<WithheldCategory> kinds() {
        return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> kind()).toList();
    }

    private WithheldCategory kind() {
        RecordCategory what = new RecordCategory(
                "kind",
                "kind",
                random.nextBoolean(),
                some(CODES).stream().map(String::toLowerCase).map(FeedId::new).collect(Collectors.toSet()),
                random.nextInt(4) == 0 ? codes() : Set.of(),
                new WithheldRules(Map.of(), random.nextInt(4) == 0 ? codes() : Set.of(), List.of(), List.of()));
        return new WithheldCategory(what, random.nextBoolean() ? whom() : null);
    }

    private static LabelRule withheld(LabelRule rule, String code) {
        Set<String> withheld = new HashSet<>(rule.withheld());
        withheld.add(code);
        Set<String> opened = new HashSet<>(rule.afterOverride());
        opened.remove(code);
        Map<String, Whom> shownTo = new HashMap<>(rule.shownTo());
        shownTo.remove(code);
        return new LabelRule(withheld, rule.shown(), rule.otherWithheld(), opened, shownTo);
    }

    /** Shown to no more than those of these organisations. */
    private LabelRule inSettings(LabelRule rule, String code) {
        Map<String, Whom> shownTo = new HashMap<>(rule.shownTo());
        shownTo.computeIfPresent(
                code, (_, whom) -> whom.within(some(ORGANISATIONS)).orElse(null));
        return new LabelRule(rule.withheld(), rule.shown(), rule.otherWithheld(), rule.afterOverride(), shownTo);
    }

    private WithheldCategory inSettings(WithheldCategory category) {
        Whom whom = category.shownToOrNull();
        return new WithheldCategory(
                category.kind(),
                whom == null ? null : whom.within(some(ORGANISATIONS)).orElse(null));
    }

    private Whom whom() {
        return new Whom(Set.of(random.nextBoolean() ? "Nurse" : "Doctor"), some(ORGANISATIONS));
    }

    private Map<String, LabelRule> labels() {
        return SYSTEMS.stream().collect(Collectors.toMap(system -> system, _ -> {
            Set<String> withheld = some(CODES);
            Set<String> opened = some(CODES);
            opened.retainAll(withheld);
            Map<String, Whom> shownTo = some(CODES).stream()
                    .filter(withheld::contains)
                    .collect(Collectors.toMap(code -> code, _ -> whom()));
            return new LabelRule(withheld, some(CODES), random.nextBoolean(), opened, shownTo);
        }));
    }

    private Set<SensitiveCode> codes() {
        return some(CODES).stream()
                .map(code -> new SensitiveCode(one(SYSTEMS), code))
                .collect(Collectors.toSet());
    }

    private static WithheldRules rules(
            Map<String, LabelRule> labels, Set<SensitiveCode> codes, List<WithheldCategory> kinds) {
        return new WithheldRules(
                labels,
                new SensitiveCodes(codes, List.of()),
                List.of(),
                kinds,
                List.of(),
                RestrictedPatients.WHEREABOUTS,
                List.of());
    }

    private List<Condition> resources() {
        return IntStream.range(0, 6).mapToObj(_ -> resource()).toList();
    }

    private Condition resource() {
        Condition resource = new Condition();
        some(CODES).forEach(code -> resource.getMeta().addSecurity(coding(code)));
        some(CODES).forEach(code -> resource.getCode().addCoding(coding(code)));
        return resource;
    }

    private Coding coding(String code) {
        return new Coding(random.nextInt(5) == 0 ? null : one(SYSTEMS), code, null);
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Set<String> some(List<String> all) {
        return new ArrayList<>(all)
                .stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toCollection(HashSet::new));
    }
}
