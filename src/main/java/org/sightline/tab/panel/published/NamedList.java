package org.sightline.tab.panel.published;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.codes.CodeRole;
import org.sightline.codes.MemberWords;
import org.sightline.codes.ValueSet;
import org.sightline.display.ClinicalDate;

/** A published list as a tab file names it. */
public sealed interface NamedList {

    /** What those call it who know it, such as {@code DM_COD}. */
    String called();

    /**
     * It is not among the lists of the configuration in force: the panel's single codes stand alone.
     *
     * @param id its reference set, its address or the name of its file
     * @param part which part of it is meant
     */
    record NotLoaded(String called, String id, TermPart part) implements NamedList {}

    /**
     * It is loaded.
     *
     * @param roles those of its codes that count: such lists are made for counting, and hold what is not so as well
     * @param part which part of it is meant
     */
    record Loaded(String called, ValueSet set, Set<CodeRole> roles, TermPart part) implements NamedList {
        public Loaded {
            roles = Set.copyOf(roles);
        }

        /** The codes that count, {@code system|code}. */
        Stream<String> counted() {
            return members().filter(member -> roles.contains(member.role())).map(Loaded::token);
        }

        /** All its codes, {@code system|code}. */
        Stream<String> all() {
            return members().map(Loaded::token);
        }

        /** Those of the part, whose terms are read from disk. */
        public Stream<ValueSet.Member> members() {
            return part.equals(TermPart.ANY)
                    ? set.members()
                    : set.members()
                            .filter(member -> part.isMet(set.words(member.system(), member.code())
                                    .map(MemberWords::term)
                                    .orElse("")));
        }

        private static String token(ValueSet.Member member) {
            return member.system() + "|" + member.code();
        }

        /** As its publisher writes it. */
        public String version() {
            return set.head().version();
        }

        /** {@code Diabetes mellitus codes (DM_COD, 12-Sep-2025)}. */
        String titled() {
            return set.head().title() + " (" + called + ", " + date() + ")";
        }

        private String date() {
            return ClinicalDate.of(set.head().date()).text();
        }

        /** What the foot of a panel says of it, in sentences. */
        String words(LocalDate today) {
            return "Published list " + called + ": " + set.head().title() + ", version "
                    + set.head().version() + " of " + date() + ", " + set.size() + " codes"
                    + (part.equals(TermPart.ANY) ? "" : ", of which those" + part.words()) + "."
                    + (set.isOutdated(today) ? " This list is older than two releases." : "");
        }
    }
}
