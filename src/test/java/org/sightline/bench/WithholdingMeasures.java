package org.sightline.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.packaged.SyntheticResources;
import org.sightline.policy.WithholdingCost;

/** What it costs to find what is withheld among 5,000 entries, and to take out of them what locates and put it back. */
final class WithholdingMeasures {

    private static final int ENTRIES = 5_000;
    private static final int WARMING_UP = 50;

    private final Report report;
    private final int rounds;

    WithholdingMeasures(Report report, boolean quick) {
        this.report = report;
        this.rounds = quick ? 15 : 41;
    }

    void run() throws IOException {
        WithholdingCost cost = WithholdingCost.withLists();
        report.add("asking of 5,000 entries whether they are withheld", measured(cost::asking), "CPU ms", 1.0);
        report.add(
                "taking what locates out of them, and putting it back",
                measured(WithholdingCost::takingWhatLocatesOut),
                "CPU ms",
                Double.NaN);
    }

    private double[] measured(ToDoubleFunction<List<Resource>> work) {
        List<Resource> entries = WithholdingCost.sent(SyntheticResources.mix(ENTRIES).entrySet().stream()
                .flatMap(kind -> SyntheticResources.make(kind.getKey(), "one", kind.getValue()).stream())
                .toList());
        double[] all = IntStream.range(0, WARMING_UP + rounds)
                .mapToDouble(_ -> work.applyAsDouble(entries))
                .toArray();
        return Arrays.copyOfRange(all, WARMING_UP, all.length);
    }
}
