package org.sightline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sightline.codes.ListFolder;

/** {@code withheld.yaml} for folders of tests, which have no national lists. */
public final class WithheldFile {

    public static final String NAME = "withheld.yaml";

    private static final String NATIONAL = """
            labels: []
            lists:
              - {refset: "999004351000000109", term: gender related issues, source: a test}
              - {refset: "999004371000000100", term: assisted fertilisation, source: a test}
              - {refset: "999004361000000107", term: termination of pregnancy, source: a test}
              - {refset: "999004381000000103", term: sexually transmitted disease, source: a test}
            codes: []
            """;

    private WithheldFile() {}

    /** As it comes with the viewer, its labels included, and without the lists. */
    public static String withoutLists() {
        try {
            String shipped = Files.readString(
                    Path.of(System.getProperty("sightline.basedir", ".")).resolve("launch-config/withheld.yaml"));
            String labels = shipped.substring(0, shipped.indexOf("\nlists:\n") + 1);
            return labels + """
                    lists: []
                    codes: []
                    withoutLists: {because: tests have no national lists, acceptedBy: Nobody at all, on: 2026-11-01}
                    """;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it comes with the viewer, its labels and the four lists. */
    public static String labelsAndLists() {
        String labels = withoutLists();
        return labels.substring(0, labels.indexOf("\nlists:") + 1) + NATIONAL.replaceFirst("labels: \\[\\]\n", "");
    }

    /** Into a {@code launch-config/} folder. */
    public static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(NAME), withoutLists());
    }

    /** Into a {@code launch-config/} folder, with synthetic lists in the national ones' place: nothing to warn of. */
    public static void writeWithLists(Path folder) throws IOException {
        ListFolder lists = new ListFolder(folder);
        int next = 9001;
        for (String refset :
                List.of("999004351000000109", "999004371000000100", "999004361000000107", "999004381000000103")) {
            String code = ListFolder.concept(next);
            lists.write("national-" + next, "refset: \"" + refset + "\"\n", code + "\tevent\tMade up (event)");
            next++;
        }
        Files.writeString(folder.resolve(NAME), NATIONAL);
    }
}
