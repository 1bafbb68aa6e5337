package org.sightline.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A list of clinical codes as it was published, with a role for each code. Its terms stay on disk until asked for. */
public final class ValueSet {

    private final ValueSetHead head;
    private final List<MemberTable> tables;

    ValueSet(ValueSetHead head, List<MemberTable> tables) {
        this.head = head;
        this.tables = List.copyOf(tables);
    }

    /** A code of the list in its system. */
    public record Member(String system, String code, CodeRole role) {}

    public ValueSetHead head() {
        return head;
    }

    public String name() {
        return head.name();
    }

    List<MemberTable> tables() {
        return tables;
    }

    /** How many codes it holds. */
    public int size() {
        return tables.stream().mapToInt(MemberTable::size).sum();
    }

    /** Whether it holds the code; dm+d's systems and SNOMED CT's are one. */
    public boolean contains(String system, String code) {
        for (MemberTable table : tables) {
            if (table.isOf(system) && table.holds(code)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds the code in any of its systems. */
    public boolean containsInAnySystem(String code) {
        return tables.stream().anyMatch(table -> table.holds(code));
    }

    /** What an entry with this code says; empty if the list does not hold it. */
    public Optional<CodeRole> role(String system, String code) {
        return tables.stream()
                .filter(table -> table.isOf(system))
                .flatMap(table -> table.role(code).stream())
                .findFirst();
    }

    /** The published term, without its semantic tag, read from disk; empty if there is none. */
    public Optional<String> term(String system, String code) {
        return words(system, code).map(MemberWords::label).filter(label -> !label.isEmpty());
    }

    /** Term and synonyms, read from disk; empty if the list does not hold the code, or its file has just changed. */
    public Optional<MemberWords> words(String system, String code) {
        return tables.stream()
                .filter(table -> table.isOf(system))
                .flatMap(table -> table.words(code).stream())
                .findFirst();
    }

    /** Every code, by system and then in ascending order. */
    public Stream<Member> members() {
        return tables.stream().flatMap(MemberTable::members);
    }

    /** The codes of a system, as a search asks for them. */
    public List<String> codes(String system) {
        return tables.stream()
                .filter(table -> table.isOf(system))
                .flatMap(table -> IntStream.range(0, table.size()).mapToObj(table::code))
                .toList();
    }

    /** Whether at least two newer releases of it are to be expected. */
    public boolean isOutdated(LocalDate today) {
        return head.isOutdated(today);
    }
}
