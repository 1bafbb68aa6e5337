package org.sightline.display.dosage;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.display.MeasureUnit;

/**
 * Units of doses and of time as a pharmacist writes them: {@code 2 tablets}, {@code 8 hours}, {@code 50 micrograms}.
 * What is not known here stays as it was sent.
 *
 * @see <a href="https://bnf.nice.org.uk/medicines-guidance/prescription-writing/">BNF: prescription writing</a>
 */
final class CountedUnit {

    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("s", "second"),
            Map.entry("sec", "second"),
            Map.entry("min", "minute"),
            Map.entry("h", "hour"),
            Map.entry("hr", "hour"),
            Map.entry("d", "day"),
            Map.entry("wk", "week"),
            Map.entry("mo", "month"),
            Map.entry("a", "year"),
            Map.entry("yr", "year"),
            Map.entry("tab", "tablet"),
            Map.entry("tbl", "tablet"),
            Map.entry("cap", "capsule"),
            Map.entry("ug", "microgram"),
            Map.entry("mcg", "microgram"),
            Map.entry("ng", "nanogram"),
            Map.entry("u", "unit"),
            Map.entry("iu", "international unit"),
            Map.entry("[iu]", "international unit"),
            Map.entry("[drp]", "drop"));

    private static final Set<String> COUNTED = Set.of(
            ("second minute hour day week month year tablet capsule microgram nanogram unit drop puff patch sachet"
                            + " suppository pessary dose vial ampoule spray lozenge spoonful application inhalation"
                            + " actuation bottle caplet pastille wafer film plaster blister cartridge enema time syringe"
                            + " tube applicator injection infusion bag pen lollipop granule")
                    .split(" "));

    private CountedUnit() {}

    /** @param number digits as they were sent, a comparator before them or not */
    static String of(String unit, String number) {
        String one = singular(unit);
        return isCounted(one) ? isOne(number) ? one : plural(one) : unit;
    }

    /** {@code hour} for {@code h}, {@code tablet} for {@code tablet(s)} and <code>{tbl}</code>; else the unit itself. */
    static String singular(String unit) {
        String plain = MeasureUnit.plain(unit).toLowerCase(Locale.UK).replace("(s)", "");
        String bare = plain.startsWith("{") && plain.endsWith("}") ? plain.substring(1, plain.length() - 1) : plain;
        String known = SPELLED.get(bare);
        if (known != null) {
            return known;
        }
        for (String ending : new String[] {"ies", "es", "s"}) {
            if (bare.endsWith(ending)) {
                String stem = bare.substring(0, bare.length() - ending.length()) + (ending.equals("ies") ? "y" : "");
                String one = SPELLED.getOrDefault(stem, stem);
                if (isCounted(one)) {
                    return one;
                }
            }
        }
        return isCounted(bare) ? bare : unit;
    }

    static boolean isCounted(String singular) {
        return COUNTED.contains(singular.substring(singular.lastIndexOf(' ') + 1));
    }

    private static String plural(String one) {
        if (one.endsWith("y") && !one.endsWith("ay")) {
            return one.substring(0, one.length() - 1) + "ies";
        }
        return one.endsWith("ch") ? one + "es" : one + "s";
    }

    static boolean isOne(String number) {
        try {
            return new BigDecimal(number).compareTo(BigDecimal.ONE) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
