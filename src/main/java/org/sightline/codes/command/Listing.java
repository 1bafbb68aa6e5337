package org.sightline.codes.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSet.Member;
import org.sightline.codes.ValueSetFiles;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;
import org.sightline.context.UkZone;
import org.sightline.terminal.NotUnderstoodException;

/** The lists of a folder, for reviewers. */
final class Listing {

    private final ValueSets sets;
    private final PrintStream out;
    private final LocalDate today;

    /** @throws IOException if something is wrong with the lists; the message says what, a line each */
    Listing(Path folder, PrintStream out, InstantSource clock) throws IOException {
        this.out = out;
        this.today = LocalDate.ofInstant(clock.instant(), UkZone.ID);
        this.sets = sets(folder, today);
    }

    /**
     * The lists of a folder.
     *
     * @throws IOException if something is wrong with them; the message says what, a line each
     */
    static ValueSets sets(Path folder, LocalDate today) throws IOException {
        ConfigProblems problems = new ConfigProblems();
        ValueSets sets = ValueSetFiles.thorough(folder).read(problems, today);
        if (problems.areInTheWay()) {
            throw new IOException(problems.inOrder().stream()
                    .filter(ConfigProblem::isError)
                    .map(ConfigProblem::toString)
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return sets;
    }

    int all() {
        for (ValueSet list : sets.all()) {
            out.println(String.join(
                    "\t",
                    list.name(),
                    String.valueOf(list.size()),
                    list.head().version(),
                    list.head().date() + (list.isOutdated(today) ? " (outdated)" : ""),
                    ImportWords.roles(roles(list)),
                    list.head().title()));
        }
        return CodesCommand.DONE;
    }

    private static Map<CodeRole, Integer> roles(ValueSet list) {
        Map<CodeRole, Integer> roles = new EnumMap<>(CodeRole.class);
        list.members().forEach(member -> roles.merge(member.role(), 1, Integer::sum));
        return roles;
    }

    /** @param role a role's word, or empty for all codes */
    int one(String name, String role) throws NotUnderstoodException {
        Optional<CodeRole> wanted = CodeRole.ofWord(role);
        if (wanted.isEmpty() && !role.isEmpty()) {
            throw new NotUnderstoodException("There is no role " + role + ".");
        }
        ValueSet list = named(name);
        out.println("# " + list.head().title() + ", " + list.head().version() + " of "
                + list.head().date() + ", from " + list.head().source());
        list.members()
                .filter(member -> wanted.isEmpty() || wanted.get() == member.role())
                .forEach(member -> out.println(line(list, member)));
        return CodesCommand.DONE;
    }

    private ValueSet named(String name) throws NotUnderstoodException {
        return sets.named(name)
                .or(() -> sets.ofRefset(name))
                .or(() -> sets.ofUrl(name))
                .orElseThrow(() -> new NotUnderstoodException("There is no list " + name + "."));
    }

    private static String line(ValueSet list, Member member) {
        String term = list.words(member.system(), member.code())
                .map(words -> words.term())
                .orElse("");
        return member.code() + "\t" + member.role().word() + "\t" + term;
    }

    int difference(String old, String recent) throws NotUnderstoodException {
        return difference(named(old), named(recent), "") == 0 ? CodesCommand.DONE : CodesCommand.LEFT_OUT;
    }

    /** Every list that both folders have, and the names of those that only one has. */
    int differenceFrom(Listing recent) {
        int differences = 0;
        for (ValueSet old : sets.all()) {
            Optional<ValueSet> now = recent.sets.named(old.name());
            if (now.isEmpty()) {
                out.println("- " + old.name());
            }
            differences += now.isEmpty() ? 1 : difference(old, now.get(), old.name() + "\t");
        }
        List<ValueSet> more = recent.sets.all().stream()
                .filter(list -> sets.named(list.name()).isEmpty())
                .toList();
        more.forEach(list -> out.println("+ " + list.name()));
        return differences + more.size() == 0 ? CodesCommand.DONE : CodesCommand.LEFT_OUT;
    }

    /** @param prefix of each line after its sign */
    private int difference(ValueSet old, ValueSet recent, String prefix) {
        Map<String, Member> before = byCode(old);
        Map<String, Member> now = byCode(recent);
        int differences = 0;
        for (Map.Entry<String, Member> entry : before.entrySet()) {
            Member left = entry.getValue();
            Member kept = now.get(entry.getKey());
            if (kept == null) {
                out.println("- " + prefix + line(old, left));
                differences++;
            } else if (kept.role() != left.role()) {
                out.println("! " + prefix + line(recent, kept) + " (was "
                        + left.role().word() + ")");
                differences++;
            }
        }
        for (Map.Entry<String, Member> entry : now.entrySet()) {
            if (!before.containsKey(entry.getKey())) {
                out.println("+ " + prefix + line(recent, entry.getValue()));
                differences++;
            }
        }
        return differences;
    }

    private static Map<String, Member> byCode(ValueSet list) {
        return list.members()
                .collect(Collectors.toMap(
                        member -> member.system() + "|" + member.code(),
                        Function.identity(),
                        (one, _) -> one,
                        TreeMap::new));
    }
}
