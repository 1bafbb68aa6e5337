package org.sightline.codes;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        head(head);
        count(set.tables().size());
        for (MemberTable table : set.tables()) {
            table(table, list);
        }
    }

    /** Those that nothing is to be said about. */
    void maps(Path folder, Map<String, MapFile.ReadMap> maps) throws IOException {
        Map<String, MapFile.ReadMap> sound = new TreeMap<>();
        maps.forEach((file, read) -> MapFile.stamp(folder, file)
                .filter(_ -> read.map() != null && read.problems().isEmpty())
                .ifPresent(_ -> sound.put(file, read)));
        count(sound.size());
        for (Map.Entry<String, MapFile.ReadMap> one : sound.entrySet()) {
            text(MapFile.stamp(folder, one.getKey()).orElseThrow());
            map(Objects.requireNonNull(one.getValue().map()));
            bytes(one.getValue().hash());
            number(Files.size(folder.resolve(one.getKey())));
        }
    }

    private void map(CodeMap map) throws IOException {
        head(map.head());
        count(map.bySystem().size());
        for (Map.Entry<String, MappedCodes> system : map.bySystem().entrySet()) {
            MappedCodes mapped = system.getValue();
            text(system.getKey());
            text(String.join("\n", mapped.codes()));
            for (int from : mapped.from()) {
                count(from);
            }
            count(mapped.concepts().length);
            for (long concept : mapped.concepts()) {
                number(concept);
            }
        }
    }

    private void head(ValueSetHead head) throws IOException {
        for (String text : List.of(head.name(), head.title(), orEmpty(head.refset()), orEmpty(head.url()))) {
            text(text);
        }
        text(head.version());
        text(head.date().toString());
        text(head.source());
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
