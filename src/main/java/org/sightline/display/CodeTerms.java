package org.sightline.display;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;

/** Says what a code is called, whether its source sent words with it or none. */
public interface CodeTerms {

    /** Knows none. */
    CodeTerms NONE = (_, _) -> Optional.empty();

    /**
     * The published term of a code.
     *
     * @param system the address of the code system
     */
    Optional<ListedTerm> of(String system, String code);

    /**
     * A term that no source sent.
     *
     * @param others other words for the same
     * @param list what the list of codes is called that it comes from
     */
    record ListedTerm(String term, List<String> others, String list) {

        private static final String KEY = ListedTerm.class.getName();
        private static final String BESIDES = KEY + ".besides";

        public ListedTerm {
            others = List.copyOf(others);
        }

        /** That which a code was given, for want of words of its source. */
        static Optional<ListedTerm> of(Coding coding) {
            return coding.getUserData(KEY) instanceof ListedTerm given ? Optional.of(given) : Optional.empty();
        }

        /** What a code is called besides, whatever its source calls it. */
        static Optional<ListedTerm> besides(Coding coding) {
            return coding.getUserData(BESIDES) instanceof ListedTerm noted ? Optional.of(noted) : Optional.empty();
        }

        Stream<String> words() {
            return Stream.concat(Stream.of(term), others.stream());
        }

        void noteAt(Coding coding) {
            coding.setUserData(BESIDES, this);
        }

        void giveTo(Coding coding) {
            coding.setUserData(KEY, this);
        }
    }
}
