package org.sightline.display.dosage;

/**
 * Numbers between two, both included, only to be compared.
 *
 * @param low not a number if nobody can tell
 */
record Interval(double low, double high) {

    static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    private static final double CLOSE = 0.02;

    static double number(String digits, double otherwise) {
        try {
            return digits.isEmpty() ? otherwise : Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    Interval by(Interval other) {
        return new Interval(low * other.low, high * other.high);
    }

    /** All that one of these divided by one of those may be. */
    Interval over(Interval other) {
        return new Interval(low / other.high, high / other.low);
    }

    boolean isKnown() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    Agreement with(Interval other) {
        if (!isKnown() || !other.isKnown()) {
            return Agreement.UNKNOWN;
        }
        if (isClose(low, other.low) && isClose(high, other.high)) {
            return Agreement.SAME;
        }
        boolean apart = high < other.low * (1 - CLOSE) || low > other.high * (1 + CLOSE);
        return apart ? Agreement.DIFFERENT : Agreement.UNKNOWN;
    }

    private static boolean isClose(double one, double other) {
        return Math.abs(one - other) <= CLOSE * Math.max(Math.abs(one), Math.abs(other));
    }
}
