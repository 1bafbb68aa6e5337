package org.sightline.codes;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sightline.codes.ValueSet.Member;

/**
 * A list's codes of one system, with their roles, and where in the file each one's line begins.
 *
 * @param roles by index, as {@link CodeRole}'s ordinal
 * @param lines by index, in bytes from the file's beginning
 */
record MemberTable(String system, Path file, SortedCodes codes, byte[] roles, int[] lines) {

    /** A line with a term and all its synonyms. */
    private static final int LONGEST_LINE = 32 * 1024;

    int size() {
        return codes.size();
    }

    String code(int index) {
        return codes.code(index);
    }

    boolean isOf(String address) {
        return system.equals(ListSystem.of(address));
    }

    boolean holds(String code) {
        return codes.indexOf(code) >= 0;
    }

    Optional<CodeRole> role(String code) {
        int index = codes.indexOf(code);
        return index < 0 ? Optional.empty() : Optional.of(CodeRole.numbered(roles[index]));
    }

    Stream<Member> members() {
        return IntStream.range(0, size()).mapToObj(i -> new Member(system, codes.code(i), CodeRole.numbered(roles[i])));
    }

    /** With the roles that reviewers gave to some of its codes. */
    MemberTable with(Map<String, CodeRole> decided) {
        byte[] changed = roles.clone();
        decided.forEach((code, role) -> {
            int index = codes.indexOf(code);
            if (index >= 0) {
                changed[index] = (byte) role.ordinal();
            }
        });
        return new MemberTable(system, file, codes, changed, lines);
    }

    Optional<MemberWords> words(String code) {
        int index = codes.indexOf(code);
        return index < 0 ? Optional.empty() : words(code, lines[index]);
    }

    /** A file that was replaced a moment ago has something else there, or nothing. */
    private Optional<MemberWords> words(String code, int begin) {
        byte[] bytes = new byte[LONGEST_LINE];
        int length;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(begin);
            length = Math.max(0, in.read(bytes));
        } catch (IOException _) {
            return Optional.empty();
        }
        String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int end = line.indexOf('\n');
        String[] columns = (end < 0 ? line : line.substring(0, end)).split("\t", -1);
        return columns.length < 3 || !columns[0].equals(code)
                ? Optional.empty()
                : Optional.of(MemberWords.of(Arrays.copyOfRange(columns, 2, columns.length)));
    }
}
