package org.sightline.codes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.configuration.Place;

/**
 * Reads a file of members: a head, then a line for each code in ascending order, with its role, its term and synonyms,
 * separated by tabs. It is read byte by byte, as half a million codes are read at a start.
 */
final class MemberFile {

    /** The first line. */
    static final String HEAD = "code\trole\tterm";

    /** So many problems of one file are named one by one. */
    private static final int NAMED = 20;

    private static final byte[][] ROLES = Arrays.stream(CodeRole.values())
            .map(role -> role.word().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private final String name;
    private final byte[] bytes;
    private final boolean sctids;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final long[] ids;
    private final List<String> texts = new ArrayList<>();
    private final byte[] roles;
    private final int[] lines;
    private int count;
    private int line = 1;
    private int unnamed;

    private MemberFile(String name, byte[] bytes, String system) {
        this.name = name;
        this.bytes = bytes;
        this.sctids = system.equals(ListSystem.SNOMED);
        int most = lineBreaks(bytes) + 1;
        this.ids = new long[sctids ? most : 0];
        this.roles = new byte[most];
        this.lines = new int[most];
    }

    /**
     * Its codes, or empty with the problems noted.
     *
     * @param name the file as problems name it
     * @param system {@link ListSystem#of one of the addresses}
     */
    static Optional<MemberTable> read(
            String name, Path path, byte[] bytes, String system, List<ConfigProblem> problems) {
        MemberFile file = new MemberFile(name, bytes, system);
        file.readLines();
        problems.addAll(file.problems);
        return file.problems.isEmpty() ? Optional.of(file.table(path, system)) : Optional.empty();
    }

    private MemberTable table(Path path, String system) {
        SortedCodes codes = sctids
                ? new SortedCodes.Sctids(Arrays.copyOf(ids, count))
                : new SortedCodes.Texts(texts.toArray(String[]::new));
        return new MemberTable(system, path, codes, Arrays.copyOf(roles, count), Arrays.copyOf(lines, count));
    }

    private void readLines() {
        int begin = afterHead();
        while (begin >= 0 && begin < bytes.length) {
            line++;
            int end = indexOf('\n', begin, bytes.length);
            int codeEnd = indexOf('\t', begin, end);
            int roleEnd = indexOf('\t', Math.min(end, codeEnd + 1), end);
            if (roleEnd == end) {
                problem(1, "", "has to be a code, its role and its term with a tab between them");
            } else {
                readLine(begin, codeEnd, roleEnd);
            }
            begin = end + 1;
        }
        if (unnamed > 0) {
            problems.add(
                    new ConfigProblem(Severity.ERROR, name, Place.WHOLE_FILE, "", unnamed + " more lines are wrong"));
        }
    }

    /** Where the second line begins; -1 if the first is not the head. */
    private int afterHead() {
        int end = indexOf('\n', 0, bytes.length);
        if (!new String(bytes, 0, end, StandardCharsets.UTF_8).equals(HEAD)) {
            problem(
                    1,
                    "",
                    "has to begin with a line that says " + HEAD.replace("\t", ", ") + ", with tabs between them");
            return -1;
        }
        return end + 1;
    }

    private void readLine(int begin, int codeEnd, int roleEnd) {
        int role = roleAt(codeEnd + 1, roleEnd);
        if (role < 0) {
            problem(
                    codeEnd - begin + 2,
                    "role",
                    text(codeEnd + 1, roleEnd) + " is no role; known here: "
                            + String.join(
                                    ", ",
                                    Arrays.stream(CodeRole.values())
                                            .map(CodeRole::word)
                                            .toList()));
        }
        if ((sctids ? addSctid(begin, codeEnd) : addText(begin, codeEnd)) && role >= 0) {
            roles[count] = (byte) role;
            lines[count] = begin;
            count++;
        }
    }

    private boolean addSctid(int begin, int end) {
        long id = 0;
        boolean digits = end - begin >= 6 && end - begin <= 18 && bytes[begin] != '0';
        for (int i = begin; digits && i < end; i++) {
            digits = bytes[i] >= '0' && bytes[i] <= '9';
            id = id * 10 + (bytes[i] - '0');
        }
        if (!digits || !Sctid.passes(id)) {
            problem(1, "code", text(begin, end) + " is no SNOMED CT id: its check digit or its form is wrong");
            return false;
        }
        if (count > 0 && ids[count - 1] >= id) {
            return isOutOfOrder(ids[count - 1] == id, begin, end);
        }
        ids[count] = id;
        return true;
    }

    private boolean addText(int begin, int end) {
        String code = text(begin, end);
        if (code.isEmpty() || !code.equals(code.strip())) {
            problem(1, "code", "is empty or has blanks around it");
            return false;
        }
        int order = texts.isEmpty() ? -1 : texts.getLast().compareTo(code);
        if (order >= 0) {
            return isOutOfOrder(order == 0, begin, end);
        }
        texts.add(code);
        return true;
    }

    private boolean isOutOfOrder(boolean twice, int begin, int end) {
        problem(1, "code", text(begin, end) + (twice ? " is there twice" : " stands after a greater code"));
        return false;
    }

    private int roleAt(int begin, int end) {
        for (int i = 0; i < ROLES.length; i++) {
            if (Arrays.equals(bytes, begin, end, ROLES[i], 0, ROLES[i].length)) {
                return i;
            }
        }
        return -1;
    }

    private String text(int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** @return {@code end} if it is not there */
    private int indexOf(int wanted, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    private static int lineBreaks(byte[] bytes) {
        int breaks = 0;
        for (byte b : bytes) {
            if (b == '\n') {
                breaks++;
            }
        }
        return breaks;
    }

    private void problem(int column, String field, String message) {
        if (problems.size() >= NAMED) {
            unnamed++;
        } else {
            problems.add(new ConfigProblem(Severity.ERROR, name, new Place(line, column), field, message));
        }
    }
}
