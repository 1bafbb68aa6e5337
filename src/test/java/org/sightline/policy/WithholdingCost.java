package org.sightline.policy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.WithheldFile;

/** What it costs to ask of each of many entries whether it is withheld, and to take out of them what locates. */
public final class WithholdingCost {

    private final WithheldData rules;

    private WithholdingCost(WithheldData rules) {
        this.rules = rules;
    }

    /** With the labels that come with the viewer and lists in the place of the four national ones. */
    public static WithholdingCost withLists() throws IOException {
        Path folder = Files.createTempDirectory("withheld");
        WithheldFile.writeWithLists(folder);
        LaunchConfig config = SensitiveFolder.config(folder, WithheldFile.labelsAndLists());
        return new WithholdingCost(new WithheldData(config.withheld()));
    }

    /** Processor time in milliseconds. */
    public double asking(List<Resource> resources) {
        return timed(() -> {
            long withheld = resources.stream().filter(rules::withholds).count();
            if (withheld > 0) {
                throw new IllegalStateException("withheld: " + withheld);
            }
        });
    }

    /** Processor time in milliseconds, of taking it out and putting it back. */
    public static double takingWhatLocatesOut(List<Resource> resources) {
        return timed(
                () -> resources.stream().map(LocatingData::takenOutOf).toList().forEach(LocatingData::putBack));
    }

    private static double timed(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }
}
