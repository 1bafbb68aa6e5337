package org.sightline.codes;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ValueSetReader.ReadList;

/** Writes what {@link CompiledLists} reads, least significant byte first, as processors hold numbers. */
final class CompiledWriter {

    private final DataOutputStream out;

    CompiledWriter(DataOutputStream out) {
        this.out = out;
    }

    void number(long number) throws IOException {
        out.writeLong(Long.reverseBytes(number));
    }

    void count(int number) throws IOException {
        out.writeInt(Integer.reverseBytes(number));
    }

    void list(ReadList list) throws IOException {
        ValueSet set = Objects.requireNonNull(list.set());
        ValueSetHead head = set.head();
        bytes(list.hash(head.name() + ".yaml"));
        for (String text : List.of(head.name(), head.title(), orEmpty(head.refset()), orEmpty(head.url()))) {
            text(text);
        }
        text(head.version());
        text(head.date().toString());
        text(head.source());
        count(set.tables().size());
        for (MemberTable table : set.tables()) {
            table(table, list);
        }
    }

    private void table(MemberTable table, ReadList list) throws IOException {
        Path file = table.file();
        text(table.system());
        text(file.getFileName().toString());
        count(table.size());
        switch (table.codes()) {
            case SortedCodes.Sctids(long[] ids) -> {
                for (long id : ids) {
                    number(id);
                }
            }
            case SortedCodes.Texts(String[] codes) -> {
                for (String code : codes) {
                    text(code);
                }
            }
        }
        bytes(table.roles());
        for (int line : table.lines()) {
            count(line);
        }
        bytes(list.hash(file.getFileName().toString()));
        number(Files.size(file));
    }

    private void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) throws IOException {
        count(bytes.length);
        out.write(bytes);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
