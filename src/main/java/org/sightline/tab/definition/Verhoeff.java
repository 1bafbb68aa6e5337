package org.sightline.tab.definition;

/**
 * The check digit of SNOMED CT identifiers, by the dihedral group of order 10. Lists that went through a spreadsheet
 * lose their last digits; this finds them.
 *
 * @see <a href="https://confluence.ihtsdotools.org/display/DOCRELFMT/6.2+SCTID+Data+Type">SNOMED CT: SCTID</a>
 */
final class Verhoeff {

    private static final int[][] SHIFT = shifts();

    private Verhoeff() {}

    /** Whether {@code sctid} is 6 to 18 digits, begins with none that is 0, and has the right check digit. */
    static boolean isSctid(String sctid) {
        if (!sctid.matches("[1-9][0-9]{5,17}")) {
            return false;
        }
        int check = 0;
        for (int i = 0; i < sctid.length(); i++) {
            int digit = sctid.charAt(sctid.length() - 1 - i) - '0';
            check = times(check, SHIFT[i % 8][digit]);
        }
        return check == 0;
    }

    /** The product in the dihedral group: 0 to 4 are rotations, 5 to 9 reflections. */
    private static int times(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
        }
        return b < 5 ? 5 + Math.floorMod(a - 5 - b, 5) : Math.floorMod(a - b, 5);
    }

    private static int[][] shifts() {
        int[] once = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        int[][] shifts = new int[8][10];
        for (int digit = 0; digit < 10; digit++) {
            shifts[0][digit] = digit;
            for (int i = 1; i < 8; i++) {
                shifts[i][digit] = once[shifts[i - 1][digit]];
            }
        }
        return shifts;
    }
}
