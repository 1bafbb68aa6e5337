package org.sightline.tab.panel.directives;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;

/**
 * Something said in advance about treatment, whatever FHIR type a source says it in; gathered while its resource is
 * read.
 */
final class Directive {

    private static final Set<String> ENDED =
            Set.of("inactive", "cancelled", "rejected", "revoked", "completed", "superseded");
    private static final Set<String> NOT_YET = Set.of("draft", "proposed", "registered");
    private static final Set<String> ORDINARY = Set.of("active", "final", "amended", "corrected", "current");

    private static final Pattern IN_ADVANCE = Pattern.compile(
            "(?i)\\bliving will\\b|\\badvance (decision|directive|statement|care plan)|\\bADRT\\b|\\bReSPECT (form|plan)"
                    + "|\\btreatment escalation plan");

    /** Tells where an original is from the label of what is attached. */
    private static final Pattern WHERE_ORIGINAL = Pattern.compile("(?i)^(?!Original: ).{0,150}\\boriginal\\b.{0,150}$");

    private static final Pattern SIGNED_ORIGINAL = Pattern.compile("(?i)^the (?:signed )?original (?:is )?");

    /** One of these is in whatever the pattern finds. */
    private static final List<String> SIGNS_OF_ADVANCE =
            List.of("living will", "advance ", "adrt", "respect ", "treatment escalation plan");

    private final Entry<? extends DomainResource> entry;
    private final List<Identifier> identifiers;
    private final String status;
    private final ClinicalDate decided;
    private final List<Consumer<RowBuilder>> content = new ArrayList<>();
    private final List<CodeableConcept> says = new ArrayList<>();
    private final List<ShownText> mentions = new ArrayList<>();
    private final List<ShownText> people = new ArrayList<>();
    private final List<ShownText> original = new ArrayList<>();
    private CodedText named = CodedText.NONE;
    private ShownText qualifier = ShownText.NONE;
    private ClinicalDate review = ClinicalDate.NOT_RECORDED;

    /** @param status the status of its type; empty when there is none */
    Directive(
            Entry<? extends DomainResource> entry, List<Identifier> identifiers, String status, ClinicalDate decided) {
        this.entry = entry;
        this.identifiers = List.copyOf(identifiers);
        this.status = status;
        this.decided = decided;
        content.add(row -> row.status(status));
    }

    /** @param words what the source calls it */
    Directive named(CodedText words) {
        named = words;
        content.add(row -> row.coded(words));
        return mentions(words.text());
    }

    /** @param concepts that tell what it is */
    Directive says(List<CodeableConcept> concepts) {
        says.addAll(concepts);
        concepts.forEach(concept -> mentions(CodedText.of(concept).text()));
        return this;
    }

    /** @param words in which CPR may be mentioned without a code */
    Directive mentions(ShownText words) {
        mentions.add(words);
        return this;
    }

    /** @param words what may turn a concept's meaning round, such as {@code No} */
    Directive qualifier(ShownText words) {
        qualifier = words;
        return mentions(words);
    }

    /** @param date when it is to be looked at again */
    Directive review(ClinicalDate date) {
        review = date;
        return this;
    }

    Directive detail(String label, ShownText value) {
        content.add(row -> row.detail(label, value));
        return this;
    }

    Directive annotations(List<Annotation> annotations) {
        content.add(row -> row.annotations(annotations));
        return this;
    }

    Directive people(String label, List<Reference> references) {
        references.forEach(reference -> person(label + " ", Codes.named(reference)));
        return this;
    }

    /** Who decided, recorded or was told. */
    Directive person(String label, ShownText words) {
        if (!words.isEmpty()) {
            people.add(ShownText.of(label + words));
        }
        return this;
    }

    Directive heldBy(Reference keeper) {
        return original("Held by ", Codes.named(keeper));
    }

    /** Who holds the original and what it is. */
    Directive original(String label, ShownText words) {
        if (!words.isEmpty()) {
            original.add(ShownText.of(label + words));
        }
        return this;
    }

    CodedText named() {
        return named;
    }

    List<ShownText> mentions() {
        return mentions;
    }

    /** What may turn its meaning round; empty when nothing does. */
    ShownText qualifier() {
        return qualifier;
    }

    ClinicalDate review() {
        return review;
    }

    boolean isPlan() {
        return entry.resource() instanceof CarePlan;
    }

    /** Whether its source says that it no longer holds; a review that is overdue does not end it. */
    boolean isEnded() {
        return ENDED.contains(status);
    }

    boolean isPreliminary() {
        return "preliminary".equals(status);
    }

    /** Whether it holds as far as its source says; without a status it may, and says that it has none. */
    boolean isInForce() {
        return !isEnded() && !NOT_YET.contains(status);
    }

    /** Whether a code list names it, or its words speak of a decision: what is taken out of types that hold much else. */
    boolean tellsIn(PanelDefinition lists) {
        return says.stream().anyMatch(lists::listsAnywhere)
                || mentions.stream()
                        .anyMatch(
                                words -> CprWords.speakOfWhatIsToBeDone(words.whole()) || saysInAdvance(words.whole()));
    }

    /** Whether it is called something that is said in advance, without a code for it. */
    boolean isCalledADirective() {
        return saysInAdvance(named.text().whole());
    }

    /** Whether words may speak of a decision at all, so that an entry has to be read for one. */
    static boolean mayBeSaidIn(ShownText words) {
        return CprWords.mayBeIn(words.whole()) || maySayInAdvance(words.whole());
    }

    private static boolean saysInAdvance(String words) {
        return maySayInAdvance(words) && IN_ADVANCE.matcher(words).find();
    }

    private static boolean maySayInAdvance(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        return SIGNS_OF_ADVANCE.stream().anyMatch(small::contains);
    }

    boolean isIn(PanelDefinition lists, String list) {
        return says.stream().anyMatch(concept -> lists.lists(list, concept));
    }

    /** Its row. @param more what the table it stands in shows of it */
    PendingRow row(Consumer<RowBuilder> more) {
        return PendingRow.of(entry, identifiers, decided, (row, _) -> {
            content.forEach(one -> one.accept(row));
            more.accept(row);
        });
    }

    /** Who, then who holds the original and what it is, as lines. */
    List<ShownText> peopleAndOriginal() {
        return Stream.concat(people.stream(), original.stream()).toList();
    }

    /** Where its signed original is, in the words of whoever wrote them beside the form. */
    Stream<String> whereOriginalIs() {
        return original.stream()
                .map(ShownText::whole)
                .filter(words -> WHERE_ORIGINAL.matcher(words).find())
                .map(words -> SIGNED_ORIGINAL.matcher(words).replaceFirst("original "))
                .map(words -> words.replaceFirst("\\.$", ""));
    }

    /** What its status and its review say, where they are not as usual. */
    List<Chip> chips(Instant now) {
        return Stream.of(
                        Chip.of(Tone.WARNING, status.isEmpty() ? "Status not given" : ""),
                        Chip.of(
                                isEnded() ? Tone.PLAIN : Tone.WARNING,
                                ORDINARY.contains(status) ? ShownText.NONE : Words.sentence(status)),
                        Chip.of(Tone.WARNING, reviewOverdue(now) ? "Review overdue since " + review.text() : ""))
                .flatMap(chips -> chips)
                .toList();
    }

    /** Whether its review is surely past while it still holds. */
    boolean reviewOverdue(Instant now) {
        return !isEnded() && review.isSurelyBefore(now);
    }
}
