package org.sightline.display.dosage;

import java.util.List;
import java.util.Map;
import org.sightline.display.MeasureUnit;

/**
 * How much of a medicine, only to be compared: 1 g is 1000 mg, and a mere number may mean tablets.
 *
 * @param unit empty for a mere number
 */
record DoseAmount(Interval number, String unit) {

    private record Metric(String unit, double factor) {}

    private static final Map<String, Metric> METRIC = Map.of(
            "kg", new Metric("mg", 1e6),
            "g", new Metric("mg", 1e3),
            "mg", new Metric("mg", 1),
            "microgram", new Metric("mg", 1e-3),
            "nanogram", new Metric("mg", 1e-6),
            "L", new Metric("mL", 1e3),
            "mL", new Metric("mL", 1));

    static DoseAmount of(Interval number, String unit) {
        String one = CountedUnit.singular(unit);
        Metric metric = METRIC.get(CountedUnit.isCounted(one) ? one : MeasureUnit.canonical(unit));
        if (metric != null) {
            return new DoseAmount(number.times(metric.factor), metric.unit);
        }
        return new DoseAmount(number, CountedUnit.isCounted(one) ? one : "");
    }

    /** How it compares with what was written. */
    Agreement with(List<DoseAmount> written) {
        List<DoseAmount> same =
                written.stream().filter(one -> one.unit.equals(unit)).toList();
        boolean mere = same.isEmpty() && !METRIC.containsKey(unit);
        List<Agreement> found = (mere ? written.stream().filter(one -> one.unit.isEmpty()) : same.stream())
                .map(one -> number.with(one.number))
                .toList();
        if (found.contains(Agreement.SAME)) {
            return Agreement.SAME;
        }
        boolean apart = !found.isEmpty() && found.stream().allMatch(one -> one == Agreement.DIFFERENT);
        return apart && (found.size() == 1 || !mere) ? Agreement.DIFFERENT : Agreement.UNKNOWN;
    }
}
