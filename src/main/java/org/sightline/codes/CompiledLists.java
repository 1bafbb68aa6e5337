package org.sightline.codes;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ValueSetReader.ReadList;

/**
 * The lists and maps in a form that is read in one go, so that a national release costs a start a fraction of a second. Each is
 * found by the SHA-256 of its YAML file, or of the lines that say what a map is, which state that of the rest: what was
 * changed since is not found here and is read from its files. It is nothing but a copy; without it everything works, slower.
 */
final class CompiledLists {

    /** Beside the lists. */
    static final String FILE = "compiled.bin";

    /** Changes with this form, and with what makes a list sound. */
    private static final long FORM = 0x53434F4445533032L;

    private static final int MAX_BYTES = 512 * 1024 * 1024;

    private final Path folder;
    private final Map<String, Compiled> byYaml = new HashMap<>();
    private final Map<String, CompiledMap> byStamp = new HashMap<>();

    /** A list, and what its files of members were when it was read. */
    record Compiled(ValueSet set, Map<String, byte[]> hashes, Map<String, Long> sizes) {}

    /** A map, and the size of its file when it was read. */
    private record CompiledMap(CodeMap map, byte[] hash, long size) {}

    private CompiledLists(Path folder) {
        this.folder = folder;
    }

    /** Nothing at all, so that every byte is read. */
    static CompiledLists none(Path folder) {
        return new CompiledLists(folder);
    }

    /** What can be had of it: nothing if it is not there, of another form, or damaged. */
    static CompiledLists read(Path folder) {
        CompiledLists lists = new CompiledLists(folder);
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file) && Files.size(file) <= MAX_BYTES) {
                lists.fill(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (IOException | BufferUnderflowException _) {
            lists.byYaml.clear();
            lists.byStamp.clear();
        }
        return lists;
    }

    /** @param hash the SHA-256 of the list's YAML file as it is now */
    Optional<Compiled> of(byte[] hash) {
        return Optional.ofNullable(byYaml.get(HexFormat.of().formatHex(hash)));
    }

    /**
     * The map as it was compiled.
     *
     * @param stamp as {@link MapFile#stamp}
     * @param size of its file
     */
    Optional<MapFile.ReadMap> map(String stamp, long size) {
        return Optional.ofNullable(byStamp.get(stamp))
                .filter(known -> known.size == size)
                .map(known -> new MapFile.ReadMap(known.map, List.of(), known.hash));
    }

    private void fill(ByteBuffer in) {
        int body = in.capacity() - Long.BYTES;
        if (body < Long.BYTES || in.getLong() != FORM || in.getLong(body) != checksum(in.array(), body)) {
            return;
        }
        for (int left = in.getInt(); left > 0; left--) {
            String yaml = HexFormat.of().formatHex(bytes(in));
            ValueSetHead head = head(in);
            List<MemberTable> tables = new ArrayList<>();
            Map<String, byte[]> hashes = new HashMap<>();
            Map<String, Long> sizes = new HashMap<>();
            for (int more = in.getInt(); more > 0; more--) {
                MemberTable table = table(in);
                String file = table.file().getFileName().toString();
                tables.add(table);
                hashes.put(file, bytes(in));
                sizes.put(file, in.getLong());
            }
            byYaml.put(yaml, new Compiled(new ValueSet(head, tables), hashes, sizes));
        }
        for (int left = in.getInt(); left > 0; left--) {
            String stamp = text(in);
            CodeMap map = map(in);
            byStamp.put(stamp, new CompiledMap(map, bytes(in), in.getLong()));
        }
    }

    private static ValueSetHead head(ByteBuffer in) {
        return new ValueSetHead(
                text(in), text(in), textOrNull(in), textOrNull(in), text(in), LocalDate.parse(text(in)), text(in));
    }

    private static CodeMap map(ByteBuffer in) {
        ValueSetHead head = head(in);
        Map<String, MappedCodes> bySystem = new HashMap<>();
        for (int more = in.getInt(); more > 0; more--) {
            String system = text(in);
            String[] codes = text(in).split("\n");
            bySystem.put(system, new MappedCodes(codes, numbers(in, codes.length + 1), ids(in, in.getInt())));
        }
        return new CodeMap(head, bySystem);
    }

    private static int[] numbers(ByteBuffer in, int size) {
        int[] numbers = new int[size];
        in.asIntBuffer().get(numbers);
        in.position(in.position() + size * Integer.BYTES);
        return numbers;
    }

    private static long[] ids(ByteBuffer in, int size) {
        long[] ids = new long[size];
        in.asLongBuffer().get(ids);
        in.position(in.position() + size * Long.BYTES);
        return ids;
    }

    private MemberTable table(ByteBuffer in) {
        String system = text(in);
        Path file = folder.resolve(text(in));
        int size = in.getInt();
        SortedCodes codes;
        if (system.equals(ListSystem.SNOMED)) {
            codes = new SortedCodes.Sctids(ids(in, size));
        } else {
            String[] texts = new String[size];
            for (int i = 0; i < size; i++) {
                texts[i] = text(in);
            }
            codes = new SortedCodes.Texts(texts);
        }
        byte[] roles = bytes(in);
        return new MemberTable(system, file, codes, roles, numbers(in, size));
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static @Nullable String textOrNull(ByteBuffer in) {
        String text = text(in);
        return text.isEmpty() ? null : text;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /**
     * Writes those that nothing is to be said about: what is said of the others has to be said at every start.
     *
     * @param maps by the names of their files
     * @throws IOException if it cannot be written
     */
    static void write(Path folder, Collection<ReadList> lists, Map<String, MapFile.ReadMap> maps) throws IOException {
        List<ReadList> sound = lists.stream()
                .filter(list -> list.set() != null && list.problems().inOrder().isEmpty())
                .toList();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        CompiledWriter out = new CompiledWriter(new DataOutputStream(written));
        out.number(FORM);
        out.count(sound.size());
        for (ReadList list : sound) {
            out.list(list);
        }
        out.maps(folder, maps);
        byte[] body = written.toByteArray();
        out.number(checksum(body, body.length));
        Path next = Files.createTempFile(folder, "." + FILE, "");
        Files.write(next, written.toByteArray());
        Files.move(next, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
