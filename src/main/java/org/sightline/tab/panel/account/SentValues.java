package org.sightline.tab.panel.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.account.ElementFates.Fate;

/** Every element of resources that holds a value, found by walking them: no list of elements can forget one. */
public final class SentValues {

    private final List<SentValue> values;
    private final List<SentValue> modifiers;

    private SentValues(List<SentValue> values, List<SentValue> modifiers) {
        this.values = values;
        this.modifiers = modifiers;
    }

    /** @param resources the entry, and others that are called by their names */
    public static SentValues of(Collection<? extends Resource> resources, Reading reading) {
        Walk walk = new Walk(reading, PatientReferences.of(resources), new ArrayList<>(), new ArrayList<>());
        Iterator<? extends Resource> all = resources.iterator();
        Resource first = all.next();
        ElementPlace root = ElementPlace.of(first.fhirType());
        walk.children(first, root);
        all.forEachRemaining(other -> walk.children(other, root.contained(other.fhirType(), ReferenceNames.of(other))));
        return new SentValues(walk.values, walk.modifiers);
    }

    /** Whatever may change what the others mean, in words. */
    public List<String> modifiers() {
        return modifiers.stream()
                .map(element -> element.label()
                        + (element.value().isEmpty()
                                ? ""
                                : ": " + element.value().words()))
                .distinct()
                .toList();
    }

    /**
     * What a row does not say of them.
     *
     * @param front what the row says without being opened
     * @param all what it says with its details
     */
    public Account account(SaidWords front, SaidWords all) {
        return new Account(
                sentences(lines(Fate.CAUTION, front)),
                sentences(lines(Fate.ROW, front)),
                ShownText.of(
                        lines(Fate.NAMED, all).stream().map(ShownText::whole).collect(Collectors.joining("; "))));
    }

    private static List<ShownText> sentences(List<ShownText> lines) {
        return lines.stream()
                .map(ShownText::whole)
                .map(line -> ShownText.of(line.substring(0, 1).toUpperCase(Locale.UK) + line.substring(1)))
                .toList();
    }

    /** What of one fate is not said, a line for each label. */
    private List<ShownText> lines(Fate fate, SaidWords said) {
        Map<String, Set<String>> byLabel = new LinkedHashMap<>();
        for (SentValue element : values) {
            if (element.fate() == fate && !element.isSaidBy(said)) {
                byLabel.computeIfAbsent(element.label(), _ -> new LinkedHashSet<>())
                        .add(element.value().words());
            }
        }
        return byLabel.entrySet().stream()
                .map(label -> ShownText.of(label.getKey() + ": " + String.join(", ", label.getValue())))
                .toList();
    }

    /**
     * How resources are read.
     *
     * @param resolver what a reference means, as far as the source sent it
     * @param elsewhere elements that other rows tell of
     */
    public record Reading(Function<Reference, Optional<Resource>> resolver, Collection<? extends Base> elsewhere) {

        /** For whoever asks no more than what modifies an entry: nothing else is put into words. */
        public static final Reading PLAIN = new Reading(_ -> Optional.empty(), List.of());

        private static final Reading WITHIN = new Reading(_ -> Optional.empty(), List.of());

        @SuppressWarnings("ReferenceEquality")
        boolean isPlain() {
            return this == PLAIN;
        }

        @SuppressWarnings("ReferenceEquality")
        boolean isElsewhere(Base value) {
            for (Base other : elsewhere) {
                if (other == value) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Walk(Reading reading, Set<String> patients, List<SentValue> values, List<SentValue> modifiers) {

        private String nameOf(Reference reference) {
            return patients.contains(reference.getReference())
                    ? "the patient"
                    : reading.resolver.apply(reference).map(ReferenceNames::of).orElse("");
        }

        void children(Base of, ElementPlace place) {
            for (Property property : of.children()) {
                for (Base value : property.getValues()) {
                    value(property.getName(), value, place);
                }
            }
        }

        private void value(String name, Base value, ElementPlace parent) {
            switch (value) {
                case Extension extension when name.equals("modifierExtension") -> modifier(extension, parent);
                case Extension extension -> extension(extension, parent);
                case Resource contained when reading.isElsewhere(contained) -> {}
                case Resource contained ->
                    children(contained, parent.contained(contained.fhirType(), ReferenceNames.of(contained)));
                case Narrative narrative
                when parent.isInner() ->
                    add(new StringType(NarrativeWords.of(narrative).text().whole()), parent.at(name));
                case Narrative _ -> {}
                default -> element(value, parent.at(name));
            }
        }

        /** Called by its address, as nobody here knows what it does. */
        private void modifier(Extension extension, ElementPlace parent) {
            Walk inner = new Walk(reading.isPlain() ? Reading.WITHIN : reading, patients, new ArrayList<>(), modifiers);
            inner.extension(extension, parent);
            String url = Objects.requireNonNullElse(extension.getUrl(), "");
            String words = inner.values.stream()
                    .map(element -> element.value().words())
                    .filter(value -> !value.equals(url))
                    .collect(Collectors.joining(", "));
            modifiers.add(
                    new SentValue(parent.extension(url, url), PlainValue.of(new StringType(words), this::nameOf)));
        }

        private void element(Base value, ElementPlace place) {
            if (place.fate() == Fate.LEFT_OUT || reading.isElsewhere(value)) {
                return;
            }
            if (!PlainValue.isWhole(value)) {
                children(value, place.as(value.fhirType()));
                return;
            }
            add(value, place);
            if (value instanceof Reference reference && reference.hasIdentifier()) {
                children(reference.getIdentifier(), place.at("identifier").as("Identifier"));
            }
            extensions(value, place);
        }

        private void add(Base value, ElementPlace place) {
            if (reading.isPlain()) {
                return;
            }
            PlainValue plain = PlainValue.of(value, this::nameOf);
            if (!plain.isEmpty()) {
                values.add(new SentValue(place, plain));
            }
        }

        /** Those within a value that is one piece for everything else. */
        private void extensions(Base value, ElementPlace place) {
            if (value instanceof PrimitiveType<?> plain && !plain.hasExtension() && !plain.hasIdElement()) {
                return;
            }
            for (Property property : value.children()) {
                for (Base inner : property.getValues()) {
                    if (inner instanceof Extension extension) {
                        extension(extension, place);
                    } else {
                        extensions(inner, place);
                    }
                }
            }
        }

        private void extension(Extension extension, ElementPlace parent) {
            String url = Objects.requireNonNullElse(extension.getUrl(), "");
            ElementPlace place = parent.extension(url, ElementWords.extension(url));
            if (place.fate() == Fate.LEFT_OUT) {
                return;
            }
            if (extension.hasValue()) {
                element(extension.getValue(), place);
            }
            extension.getExtension().forEach(inner -> extension(inner, place));
            if (!extension.hasValue() && !extension.hasExtension()) {
                values.add(new SentValue(place, PlainValue.address(url)));
            }
        }
    }
}
