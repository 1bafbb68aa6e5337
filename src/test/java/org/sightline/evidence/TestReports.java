package org.sightline.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What became of each test of a run, read from Surefire's and Failsafe's XML reports, and what documents name that did
 * not pass. {@code ./sightline test} ends with it.
 */
final class TestReports {

    /** The worst that became of any run of one test method, in rising order. */
    enum Outcome {
        PASSED,
        SKIPPED,
        FAILED,
        DID_NOT_RUN
    }

    private final Map<String, Outcome> outcomes = new TreeMap<>();

    private TestReports() {}

    /** @param folders as {@code target/demo/surefire-reports}; one that is not there holds nothing */
    static TestReports of(List<Path> folders) throws IOException, XMLStreamException {
        TestReports reports = new TestReports();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(
                                    file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                            .toList()) {
                        reports.read(file);
                    }
                }
            }
        }
        return reports;
    }

    /** What became of a test that a document names. */
    Outcome outcome(CitedTest test) {
        return outcomes.getOrDefault(test.key(), Outcome.DID_NOT_RUN);
    }

    private static String line(CitedTest test, Outcome outcome) {
        return test.place() + ": " + test.key() + ' '
                + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * One that was skipped, as those of a browser that is not there, is let pass, but in a pipeline for no control of a
     * hazard.
     */
    static boolean isProof(CitedTest test, Outcome outcome, boolean pipeline) {
        return switch (outcome) {
            case PASSED -> true;
            case SKIPPED -> !pipeline || !test.place().startsWith("docs/clinical-safety/");
            case FAILED, DID_NOT_RUN -> false;
        };
    }

    private void read(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var bytes = Files.newInputStream(file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(bytes);
            String type = file.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
            String test = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "testcase" -> {
                        test = key(type, reader.getAttributeValue(null, "name"));
                        note(test, Outcome.PASSED);
                    }
                    case "skipped" -> note(test, Outcome.SKIPPED);
                    case "failure", "error" -> note(test, Outcome.FAILED);
                    default -> {
                        // Output of the test, and reruns.
                    }
                }
            }
        }
    }

    private void note(String test, Outcome outcome) {
        outcomes.merge(test, outcome, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * Of {@code aRow(String, int)[3]} the method, of a nested class the one around it. A class is told by its file: what
     * the report calls it may be its display name.
     */
    private static String key(String type, String name) {
        return type.replaceAll("^.*\\.|\\$.*$", "") + '#' + name.replaceAll("[^\\w].*$", "");
    }

    /** Ends with 1 if a test that a document names is not proved by the reports in these folders. */
    public static void main(String[] folders) throws IOException, XMLStreamException {
        TestReports reports = of(Stream.of(folders).map(Path::of).toList());
        boolean pipeline = "true".equals(System.getenv("CI"));
        List<CitedTest> named = CitedTest.inDocuments();
        boolean proved = true;
        for (CitedTest test : named) {
            Outcome outcome = reports.outcome(test);
            if (outcome != Outcome.PASSED) {
                System.out.println(line(test, outcome));
            }
            proved &= isProof(test, outcome, pipeline);
        }
        System.out.println(
                named.size() + " tests that documents name were looked for among " + reports.outcomes.size());
        System.exit(proved ? 0 : 1);
    }
}
