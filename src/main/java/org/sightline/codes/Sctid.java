package org.sightline.codes;

/**
 * SNOMED CT identifiers, which are text and never numbers: lists that went through a spreadsheet lose their last digits,
 * and the check digit, by the dihedral group of order 10, finds them.
 *
 * @see <a href="https://confluence.ihtsdotools.org/display/DOCRELFMT/6.2+SCTID+Data+Type">SNOMED CT: SCTID</a>
 */
public final class Sctid {

    /** The fewest and the most digits. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 18;

    private static final byte[][] PRODUCTS = products();
    private static final byte[][] SHIFTS = shifts();

    private Sctid() {}

    /** Whether it is 6 to 18 digits, begins with none that is 0, and has the right check digit. */
    public static boolean isValid(String text) {
        return isDigits(text) && passes(Long.parseLong(text));
    }

    /** Whether it has an id's form, whatever its check digit. */
    public static boolean isDigits(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the two digits before the check digit say that it names a concept and not a description or a relationship. */
    public static boolean isConcept(long id) {
        long partition = id / 10 % 100;
        return partition == 0 || partition == 10;
    }

    /** Whether the check digit fits the others; the id's length is not looked at. */
    static boolean passes(long id) {
        int check = 0;
        int place = 0;
        for (long rest = id; rest > 0; rest /= 10) {
            check = PRODUCTS[check][SHIFTS[place & 7][(int) (rest % 10)]];
            place++;
        }
        return check == 0;
    }

    /** In the dihedral group: 0 to 4 are rotations, 5 to 9 reflections. */
    private static byte[][] products() {
        byte[][] products = new byte[10][10];
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < 10; b++) {
                int product = a < 5
                        ? (b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5)
                        : (b < 5 ? 5 + Math.floorMod(a - 5 - b, 5) : Math.floorMod(a - b, 5));
                products[a][b] = (byte) product;
            }
        }
        return products;
    }

    private static byte[][] shifts() {
        int[] once = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        byte[][] shifts = new byte[8][10];
        for (int digit = 0; digit < 10; digit++) {
            shifts[0][digit] = (byte) digit;
            for (int i = 1; i < 8; i++) {
                shifts[i][digit] = (byte) once[shifts[i - 1][digit]];
            }
        }
        return shifts;
    }
}
