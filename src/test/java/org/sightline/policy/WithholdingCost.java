package org.sightline.policy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;
import org.sightline.feed.reading.ReaderUnderTest;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.WithheldFile;

/** What it costs to ask of each of many entries whether it is withheld, and to take out of them what locates. */
public final class WithholdingCost {

    private static final int PAGE = 100;

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

    /** Entries as a feed sends them, in pages. */
    public static List<Resource> sent(List<String> entries) {
        FhirJson fhir = new FhirJson(new ReaderUnderTest().settings());
        return IntStream.range(0, (entries.size() + PAGE - 1) / PAGE)
                .mapToObj(page -> entries.subList(page * PAGE, Math.min(entries.size(), (page + 1) * PAGE)))
                .flatMap(page -> sent(fhir, page).stream())
                .toList();
    }

    private static List<Resource> sent(FhirJson fhir, List<String> page) {
        String entries = page.stream().map("{\"resource\":%s}"::formatted).collect(Collectors.joining(","));
        String json = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entries + "]}";
        try {
            return fhir.searchset(json.getBytes(StandardCharsets.UTF_8)).bundle().getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .toList();
        } catch (UnreadableException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
