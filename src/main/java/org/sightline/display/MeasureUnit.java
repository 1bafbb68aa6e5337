package org.sightline.display;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Which unit a value is in, whatever way it is spelled: the one place where units are compared. Nothing is converted:
 * mg and g are two units.
 *
 * @see <a href="https://ucum.org/ucum">The Unified Code for Units of Measure</a>
 */
public final class MeasureUnit {

    private static final String UCUM_SYSTEM = "http://unitsofmeasure.org";
    private static final Pattern MICRO = Pattern.compile("[\u00b5\u03bc]");
    private static final Pattern PER = Pattern.compile("(?<=[a-z%]|^) ?per (?=[a-z0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MICROGRAM = Pattern.compile("^mcg(?=/|$)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern POWER =
            Pattern.compile("^[x\u00d7*]?10(?:\\^|\\*{1,2}|e|\\()([0-9]{1,2})\\)?(?=/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITRE = Pattern.compile("(?<![A-Za-z\\[])([dcmunpf]?)l(?![A-Za-z])");
    private static final Pattern CAPITALS = Pattern.compile("[^a-z]*[A-Z]{2}[^a-z]*");
    private static final Pattern TIME = Pattern.compile("(?<=/|/24)(minute|hour|hr|day|sec)s?$");
    private static final Pattern ANNOTATION = Pattern.compile("\\{[^}]*}");
    private static final String ATOM =
            "(?:[kcdmunpfMGT]?(?:g|L|mol|m|s|U|\\[iU]|kat|eq|osm|Pa|cal|J|V|A|Hz|m\\[Hg])|min|h|d|wk|mo|a|%|Cel)[0-9]?";
    private static final Pattern UCUM =
            Pattern.compile("(?:10\\*[0-9]+|" + ATOM + ")?(?:[./](?:[0-9]{1,2})?" + ATOM + ")*");

    /** Common spellings that no rule covers, without spaces and in small letters. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("microgram", "ug"),
            Map.entry("micrograms", "ug"),
            Map.entry("milligram", "mg"),
            Map.entry("milligrams", "mg"),
            Map.entry("gram", "g"),
            Map.entry("grams", "g"),
            Map.entry("millilitre", "mL"),
            Map.entry("millilitres", "mL"),
            Map.entry("mmhg", "mm[Hg]"),
            Map.entry("mm[hg]", "mm[Hg]"),
            Map.entry("beats/min", "/min"),
            Map.entry("bpm", "/min"),
            Map.entry("breaths/min", "/min"),
            Map.entry("{beats}/min", "/min"),
            Map.entry("{breaths}/min", "/min"),
            Map.entry("1/min", "/min"),
            Map.entry("degc", "Cel"),
            Map.entry("\u00b0c", "Cel"),
            Map.entry("\u2103", "Cel"),
            Map.entry("c", "Cel"),
            Map.entry("cel", "Cel"),
            Map.entry("degreescelsius", "Cel"),
            Map.entry("percent", "%"),
            Map.entry("iu/l", "[iU]/L"),
            Map.entry("[iu]/l", "[iU]/L"),
            Map.entry("iu", "[iU]"),
            Map.entry("[iu]", "[iU]"),
            Map.entry("kgs", "kg"),
            Map.entry("cms", "cm"),
            Map.entry("kg/sqm", "kg/m2"),
            Map.entry("ml/min/1.73m2", "mL/min/{1.73_m2}"),
            Map.entry("ml/min/{1.73m2}", "mL/min/{1.73_m2}"),
            Map.entry("ml/min/{1.73_m2}", "mL/min/{1.73_m2}"),
            Map.entry("ml/min/1.73sqm", "mL/min/{1.73_m2}"));

    private static final String POWERS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    /** UCUM's codes that nobody writes so. */
    private static final Map<String, String> WRITTEN = Map.of(
            "Cel", "°C",
            "mm[Hg]", "mmHg",
            "kg/m2", "kg/m²",
            "mL/min/{1.73_m2}", "mL/min/1.73 m²",
            "mL/min/1.73m2", "mL/min/1.73 m²",
            "mL/min/1.73m²", "mL/min/1.73 m²",
            "[iU]/L", "IU/L",
            "[iU]", "IU");

    /** How units met so far are spelled: few, and asked for with every value of a long record. */
    private static final Map<String, Spelling> MET = new ConcurrentHashMap<>();

    private static final int MOST_MET = 1_000;
    private static final int LONGEST_MET = 32;

    private MeasureUnit() {}

    /** One spelling for each unit; what is not known stays as it was sent, without spaces. */
    public static String canonical(String unit) {
        return met(unit).canonical();
    }

    private static Spelling met(String unit) {
        Spelling met = MET.get(unit);
        if (met != null) {
            return met;
        }
        Spelling spelling = Spelling.of(spelled(unit));
        if (unit.length() <= LONGEST_MET && MET.size() < MOST_MET) {
            MET.put(unit, spelling);
        }
        return spelling;
    }

    private static String spelled(String unit) {
        String joined = SPACES.matcher(PER.matcher(plain(unit)).replaceAll("/")).replaceAll("");
        String small = CAPITALS.matcher(joined).matches() ? joined.toLowerCase(Locale.UK) : joined;
        String timed = TIME.matcher(MICROGRAM.matcher(small).replaceFirst("ug")).replaceAll(MeasureUnit::time);
        String powers = POWER.matcher(timed).replaceFirst("10*$1");
        String known = SPELLINGS.get(powers.toLowerCase(Locale.UK));
        return known != null ? known : LITRE.matcher(powers).replaceAll("$1L");
    }

    public static boolean areSame(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    /** The unit a value is in; empty when none was sent. One whose name and code differ is in a unit of its own. */
    public static String of(Quantity quantity) {
        String sent = given(quantity.getUnit());
        Spelling name = met(sent);
        Spelling code = met(given(quantity.getCode()));
        if (sent.isEmpty()) {
            return code.canonical();
        }
        if (name.contradicts(code)) {
            return name.canonical() + " or " + code.canonical();
        }
        return !name.ucum() && code.ucum() ? code.canonical() : name.canonical();
    }

    /** As people write it: {@code °C} for UCUM's {@code Cel}, {@code ×10⁹/L} for {@code 10*9/L}; else as it was sent. */
    public static String written(String unit) {
        Matcher power = POWER.matcher(unit);
        if (power.find()) {
            return "×10" + raised(power.group(1)) + unit.substring(power.end());
        }
        return WRITTEN.getOrDefault(unit, unit);
    }

    private static String raised(String digits) {
        return digits.chars()
                .mapToObj(digit -> String.valueOf(POWERS.charAt(digit - '0')))
                .collect(Collectors.joining());
    }

    /** Whether the unit's name says another unit than its code. */
    public static boolean isContradicted(Quantity quantity) {
        return met(given(quantity.getUnit())).contradicts(met(given(quantity.getCode())));
    }

    /** The code of a value that its unit's name does not say, and that is none of UCUM's; empty if there is none. */
    public static String furtherCode(Quantity quantity) {
        String unit = given(quantity.getUnit());
        String code = given(quantity.getCode());
        boolean isSaid = unit.isEmpty()
                || code.isEmpty()
                || areSame(unit, code)
                || met(code).ucum();
        return isSaid || UCUM_SYSTEM.equals(quantity.getSystem()) ? "" : code;
    }

    /** With one sign for micro, and plain digits for those above the line. */
    public static String plain(String unit) {
        StringBuilder plain = new StringBuilder();
        for (char c : MICRO.matcher(unit.strip()).replaceAll("u").toCharArray()) {
            int power = POWERS.indexOf(c);
            boolean first = power >= 0 && plain.toString().endsWith("10");
            plain.append(first ? "^" : "").append(power < 0 ? String.valueOf(c) : String.valueOf(power));
        }
        return plain.toString().replace("^2", "2").replace("m*2", "m2");
    }

    private static String given(String unit) {
        String sent = Objects.requireNonNullElse(unit, "").strip();
        return sent.equals("1") ? "" : sent;
    }

    private static String time(java.util.regex.MatchResult word) {
        return switch (word.group(1)) {
            case "minute" -> "min";
            case "day" -> "d";
            case "sec" -> "s";
            default -> "h";
        };
    }

    /**
     * One spelling for a unit, and what it is.
     *
     * @param ucum whether it is one of UCUM's
     * @param bare without annotations, which change no unit; those of enzymes and hormones are called international or
     *     not
     */
    private record Spelling(String canonical, boolean ucum, String bare) {

        static Spelling of(String canonical) {
            String unit = ANNOTATION.matcher(canonical).replaceAll("");
            return new Spelling(canonical, !unit.isEmpty() && UCUM.matcher(unit).matches(), unit.replace("[iU]", "U"));
        }

        boolean contradicts(Spelling other) {
            return ucum && other.ucum && !bare.equals(other.bare);
        }
    }
}
