package org.sightline.bench;

import ca.uhn.fhir.context.FhirContext;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A process that does nothing but parse: for each number that it reads it parses all files of a folder so many times and
 * prints the processor time of that in nanoseconds, its collector's and its compiler's included.
 */
final class HapiParse {

    private HapiParse() {}

    public static void main(String[] arguments) throws IOException {
        List<String> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.toList()) {
                bodies.add(Files.readString(file));
            }
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        FhirContext context = FhirContext.forR4();
        try (BufferedReader numbers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = numbers.readLine(); line != null; line = numbers.readLine()) {
                int times = Integer.parseInt(line);
                long before = system.getProcessCpuTime();
                for (int i = 0; i < times; i++) {
                    bodies.forEach(body -> context.newJsonParser().parseResource(Bundle.class, body));
                }
                System.out.println(system.getProcessCpuTime() - before);
            }
        }
    }
}
