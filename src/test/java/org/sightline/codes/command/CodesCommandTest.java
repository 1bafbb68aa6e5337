package org.sightline.codes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;

class CodesCommandTest {

    private static final String LIVES = concept(11);
    private static final String FELL = concept(12);

    @TempDir
    Path root;

    private CodesRun run;

    @BeforeEach
    void aList() throws IOException {
        run = new CodesRun(root);
        run.imported(run.file("home-20261101.csv", "code,term", LIVES + ",Lives in a home", FELL + ",Fall in a home"));
    }

    @Test
    void listsAndShowsWithRoles() {
        assertEquals(
                List.of("home-20261101\t2\t20261101\t2026-11-01\t1 state, 1 event\thome 20261101"),
                run.run("list").lines());
        assertEquals(
                List.of(
                        "# home 20261101, 20261101 of 2026-11-01, from home-20261101.csv",
                        LIVES + "\tstate\tLives in a home",
                        FELL + "\tevent\tFall in a home"),
                run.run("show", "home-20261101").lines());
        assertEquals(
                2, run.run("show", "home-20261101", "--role", "event").lines().size());
    }

    @Test
    void keepsReviewersRolesWhenAListIsImportedAgain() throws IOException {
        ListFolder folder = new ListFolder(run.config);
        String decision = "roles:\n  - {code: \"%s\", role: historical, because: \"They: \\\"moved\\\"\"}\n";
        folder.write("home-20261101.yaml", folder.read("home-20261101.yaml") + decision.formatted(FELL));
        run.imported(run.file("home-20261101.csv", "code,term", FELL + ",Fall in a home", concept(13) + ",Moved"));
        assertEquals(
                List.of(FELL + "\thistorical\tFall in a home"),
                run.run("show", "home-20261101", "--role", "historical").lines().subList(1, 2));
        assertTrue(folder.read("home-20261101.yaml").contains("because: \"They: \\\"moved\\\"\""));
        CodesRun.Ended without = run.run(
                "import",
                run.file("home-20261101.csv", "code,term", LIVES + ",Lives in a home")
                        .toString());
        assertTrue(without.lines()
                .contains("home-20261101: " + FELL + " has a reviewer's role and is no code of the list now"));
        Files.writeString(folder.lists.resolve("home-20261101.yaml"), "roles: [{code: 1}]");
        assertEquals(
                2,
                run.run("import", root.resolve("home-20261101.csv").toString()).code());
    }

    @Test
    void saysWhatDiffersBetweenListsAndFolders() throws IOException {
        CodesRun next = new CodesRun(root.resolve("next"));
        next.imported(next.file("home-20261101.csv", "code,term", FELL + ",Has a fall alarm", concept(13) + ",Moved"));
        assertEquals(
                new CodesRun.Ended(
                        1,
                        List.of(
                                "- home-20261101\t" + LIVES + "\tstate\tLives in a home",
                                "+ home-20261101\t" + concept(13) + "\tevent\tMoved")),
                run.run("diff", run.config.toString(), next.config.toString()));
        assertEquals(new CodesRun.Ended(0, List.of()), run.run("diff", "home-20261101", "home-20261101"));
        new ListFolder(run.config).write("other", "", FELL + "\tstate\tFall in a home");
        assertEquals(
                List.of("- " + LIVES + "\tstate\tLives in a home", "! " + FELL + "\tstate\tFall in a home (was event)"),
                run.run("diff", "home-20261101", "other").lines());
    }

    @Test
    void endsWithTwoWhenItIsCalledWrongly() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("import"),
                List.of("import", "--date", "yesterday", "x.csv"),
                List.of("import", "--nonsense", "x"),
                List.of("import", "no-such-file.csv"),
                List.of("show", "no-such-list"),
                List.of("diff", "one"))) {
            assertEquals(
                    CodesCommand.NOT_DONE, run.run(wrong.toArray(String[]::new)).code(), wrong::toString);
        }
    }
}
