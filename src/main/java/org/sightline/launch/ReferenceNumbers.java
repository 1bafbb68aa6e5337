package org.sightline.launch;

import java.security.SecureRandom;

/** Reference numbers that can be read out on the telephone, such as {@code K7P-3QX-9MT}: no letter looks like a digit. */
final class ReferenceNumbers {

    private static final String LETTERS = "34679ACDEFHJKMNPQRTVWXY";
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 3;

    private final SecureRandom random;

    ReferenceNumbers(SecureRandom random) {
        this.random = random;
    }

    String next() {
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                reference.append('-');
            }
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
