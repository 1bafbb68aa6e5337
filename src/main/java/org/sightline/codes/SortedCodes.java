package org.sightline.codes;

import java.util.Arrays;

/** The codes of one system in a list, in an order in which they are found in a few steps and held in little memory. */
sealed interface SortedCodes {

    int size();

    String code(int index);

    /** Where the code is; negative if it is not there. */
    int indexOf(String code);

    /** SNOMED CT ids, ascending. */
    record Sctids(long[] ids) implements SortedCodes {

        @Override
        public int size() {
            return ids.length;
        }

        @Override
        public String code(int index) {
            return Long.toString(ids[index]);
        }

        @Override
        public int indexOf(String code) {
            return Sctid.isDigits(code) ? Arrays.binarySearch(ids, Long.parseLong(code)) : -1;
        }
    }

    /** Codes of any other system, in the order of their characters. */
    record Texts(String[] codes) implements SortedCodes {

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public String code(int index) {
            return codes[index];
        }

        @Override
        public int indexOf(String code) {
            return Arrays.binarySearch(codes, code);
        }
    }
}
