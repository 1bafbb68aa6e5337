package org.sightline.display;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;

/** Says which SNOMED CT concept a code of an older system means, by a published map. */
public interface CodeMaps {

    /** Knows none. */
    CodeMaps NONE = (_, _) -> List.of();

    /**
     * The concepts that a map names; empty if none does. Of several nobody can say which is meant.
     *
     * @param system the address of the code system
     */
    List<MappedCode> of(String system, String code);

    /**
     * A SNOMED CT code that no source sent.
     *
     * @param map what the map is called that it comes from
     * @param version of the map
     */
    record MappedCode(String snomed, String map, String version) {

        private static final String KEY = MappedCode.class.getName();
        private static final String MOIETY = KEY + ".moiety";
        private static final String SEVERAL = KEY + ".several";

        /** By which a code was added to those of its source. */
        static Optional<MappedCode> of(Coding coding) {
            return coding.getUserData(KEY) instanceof MappedCode added ? Optional.of(added) : Optional.empty();
        }

        /** That by which products are one medicine: the moiety that a map names for a product's code. */
        public static Optional<MappedCode> moiety(Coding coding) {
            return coding.getUserData(MOIETY) instanceof MappedCode moiety ? Optional.of(moiety) : Optional.empty();
        }

        /** The concepts that a map names for the code of an older system, where it names several; empty otherwise. */
        public static List<String> severalOf(Coding coding) {
            return several(coding).stream().map(MappedCode::snomed).toList();
        }

        static List<MappedCode> several(Coding coding) {
            return coding.getUserData(SEVERAL) instanceof Several several ? several.codes() : List.of();
        }

        static void mayMean(Coding coding, List<MappedCode> codes) {
            coding.setUserData(SEVERAL, new Several(codes));
        }

        private record Several(List<MappedCode> codes) {}

        void isMoietyOf(Coding coding) {
            coding.setUserData(MOIETY, this);
        }

        /** The code, marked as added. */
        Coding coding() {
            Coding coding = new Coding().setSystem(CodeSystems.SNOMED).setCode(snomed);
            coding.setUserData(KEY, this);
            return coding;
        }
    }
}
