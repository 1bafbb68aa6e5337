package org.sightline.codes.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.codes.CodeRole;
import org.sightline.codes.importing.ListImport;
import org.sightline.codes.importing.MapImport;
import org.sightline.codes.importing.WrittenList;

/** Says what an import did: every list, and every row that was left out. */
record ImportWords(PrintStream out) {

    /** @return the exit code */
    int say(ListImport.Outcome outcome) {
        outcome.report().refused().forEach(row -> out.println(row + "; left out"));
        outcome.report().unread().forEach(file -> out.println(file + "; not imported"));
        for (WrittenList list : outcome.written()) {
            out.println(list.name() + ": " + list.codes() + (list.codes() == 1 ? " code" : " codes") + " ("
                    + roles(list.roles()) + ")");
            list.stale()
                    .forEach(code -> out.println(
                            list.name() + ": " + code + " has a reviewer's role and is no code of the list now"));
        }
        int left = outcome.report().refused().size() + outcome.report().unread().size();
        out.println(outcome.written().size() + " lists imported, "
                + outcome.report().refused().size() + " rows left out, "
                + outcome.report().unread().size() + " files not imported");
        return outcome.written().isEmpty()
                ? CodesCommand.NOT_DONE
                : left == 0 ? CodesCommand.DONE : CodesCommand.LEFT_OUT;
    }

    /** @return the exit code */
    int say(MapImport.Outcome outcome) {
        outcome.report().refused().forEach(row -> out.println(row + "; left out"));
        outcome.report().unread().forEach(file -> out.println(file + "; not imported"));
        out.println(outcome.name() + ": " + outcome.one() + " codes mapped to one concept each, " + outcome.several()
                + " to several");
        return outcome.report().refused().isEmpty() ? CodesCommand.DONE : CodesCommand.LEFT_OUT;
    }

    static String roles(Map<CodeRole, Integer> roles) {
        return Arrays.stream(CodeRole.values())
                .filter(roles::containsKey)
                .map(role -> roles.get(role) + " " + role.word())
                .collect(Collectors.joining(", "));
    }
}
