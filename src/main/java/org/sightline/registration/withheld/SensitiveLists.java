package org.sightline.registration.withheld;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.Sctid;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.WithheldRules.AcceptedGap;

/**
 * The lists that {@code withheld.yaml} names. One that is not loaded is an error, unless the file says who accepted that:
 * a viewer that does not know the sensitive codes shows them, and nobody would see that on a page.
 */
public final class SensitiveLists {

    private static final List<String> NAMED_BY = List.of("refset", "valueSet", "name");

    /** Read in NHS England's reference sets of codes that general practice leaves out of what it shares. */
    private static final Map<String, String> NATIONAL = national();

    private final @Nullable ValueSets loaded;
    private final LocalDate today;
    private final List<ValueSet> sets = new ArrayList<>();
    private final List<AcceptedGap> gaps = new ArrayList<>();
    private final List<String> gapsOfAll = new ArrayList<>();

    /** @param loaded null if they could not be read: then whether one is there cannot be said */
    public SensitiveLists(@Nullable ValueSets loaded, LocalDate today) {
        this.loaded = loaded;
        this.today = today;
    }

    /** What became of the lists; of no use unless the file is sound. */
    record Resolved(List<ValueSet> loaded, List<AcceptedGap> gaps) {}

    private static Map<String, String> national() {
        Map<String, String> sets = new LinkedHashMap<>();
        sets.put("999004351000000109", "gender related issues");
        sets.put("999004371000000100", "assisted fertilisation");
        sets.put("999004361000000107", "termination of pregnancy");
        sets.put("999004381000000103", "sexually transmitted disease");
        return sets;
    }

    Resolved of(ConfigValue root) {
        Optional<ConfigValue> forAll = root.find("withoutLists").filter(this::isInThePast);
        boolean excused = root.has("withoutLists");
        root.items("lists").forEach(list -> resolve(list, excused));
        root.find("lists").ifPresent(lists -> requireNational(lists, excused));
        forAll.ifPresent(this::tellOfAll);
        return new Resolved(sets, gaps);
    }

    /** A list of an association, by its name. */
    Optional<ValueSet> named(ConfigValue list) {
        if (loaded == null) {
            return Optional.empty();
        }
        Optional<ValueSet> found = loaded.named(list.text());
        if (found.isEmpty()) {
            list.error("is not a list in value-sets/, so what it is there for would be shown");
        }
        return found;
    }

    private void resolve(ConfigValue list, boolean excused) {
        List<String> named = NAMED_BY.stream().filter(list::has).toList();
        Optional<ConfigValue> own = list.find("withoutList").filter(this::isInThePast);
        if (named.size() != 1) {
            list.error("has to name its list by one of refset, valueSet and name");
        } else if (list.has("refset") && !Sctid.isValid(list.text("refset"))) {
            list.field("refset").error("is no SNOMED CT id: its check digit is wrong");
        } else if (loaded != null) {
            ValueSet set = find(loaded, list).orElse(null);
            if (set == null) {
                missing(list, own.orElse(null), excused);
            } else {
                sets.add(set);
                own.ifPresent(gap -> gap.warning("the list is loaded now: take this out"));
            }
        }
    }

    private static Optional<ValueSet> find(ValueSets sets, ConfigValue list) {
        if (list.has("refset")) {
            return sets.ofRefset(list.text("refset"));
        }
        return list.has("valueSet") ? sets.ofUrl(list.text("valueSet")) : sets.named(list.text("name"));
    }

    private void missing(ConfigValue list, @Nullable ConfigValue own, boolean excused) {
        String term = list.text("term");
        if (own != null) {
            gaps.add(gap(term, own));
            list.warning(called(list) + " is not loaded, so entries with its codes are shown; " + accepted(own));
        } else if (excused) {
            gapsOfAll.add(term);
        } else {
            list.error(called(list) + " is not loaded, so entries with its codes would be shown: bring it in with"
                    + " ./sightline codes import" + options(list) + " FILE, or say in withoutList why the viewer goes"
                    + " without it and who accepted that");
        }
    }

    /** By which the list is known where it is published. */
    static String nameOf(ConfigValue list) {
        return NAMED_BY.stream().filter(list::has).findFirst().map(list::text).orElse("");
    }

    private static String called(ConfigValue list) {
        String by = NAMED_BY.stream().filter(list::has).findFirst().orElseThrow();
        return "the list \"" + list.text("term") + "\" (" + by + " " + list.text(by) + ")";
    }

    private static String options(ConfigValue list) {
        return Stream.of("refset", "name")
                .filter(list::has)
                .map(by -> " --" + by + " " + list.text(by))
                .findFirst()
                .orElse("");
    }

    /** A file that does not even name them would otherwise be a way past the rule. */
    private void requireNational(ConfigValue lists, boolean excused) {
        List<String> named = lists.items().stream()
                .flatMap(list -> list.find("refset").stream())
                .map(ConfigValue::text)
                .toList();
        NATIONAL.forEach((refset, term) -> {
            if (!named.contains(refset) && excused) {
                gapsOfAll.add(term);
            } else if (!named.contains(refset)) {
                lists.error("lacks the national exclusion set \"" + term + "\" (refset " + refset
                        + "): name it here, or say in withoutLists why the viewer goes without and who accepted that");
            }
        });
    }

    private void tellOfAll(ConfigValue gap) {
        if (loaded != null && gapsOfAll.isEmpty()) {
            gap.warning("every list is loaded now: take this out");
        } else if (loaded != null) {
            gapsOfAll.forEach(term -> gaps.add(gap(term, gap)));
            gap.warning("does without lists, so entries with their codes are shown: " + String.join(", ", gapsOfAll)
                    + "; " + accepted(gap));
        }
    }

    private boolean isInThePast(ConfigValue gap) {
        boolean past = !LocalDate.parse(gap.text("on")).isAfter(today);
        if (!past) {
            gap.field("on").error("is in the future");
        }
        return past;
    }

    private static AcceptedGap gap(String term, ConfigValue gap) {
        return new AcceptedGap(term, gap.text("because"), gap.text("acceptedBy"), LocalDate.parse(gap.text("on")));
    }

    private static String accepted(ConfigValue gap) {
        return "accepted by " + gap.text("acceptedBy") + " on " + gap.text("on") + ", because: " + gap.text("because");
    }
}
