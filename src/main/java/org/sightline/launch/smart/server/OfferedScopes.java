package org.sightline.launch.smart.server;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the scopes we ask for with a server's list, in which one scope of either version may cover several. */
public final class OfferedScopes {

    private static final Pattern DATA = Pattern.compile("(patient|user)/([A-Za-z]+|\\*)\\.([a-z]+|\\*)");

    private OfferedScopes() {}

    /** Those asked for that nothing on the list covers. */
    public static List<String> missing(String wanted, List<String> offered) {
        return Arrays.stream(wanted.split(" "))
                .filter(scope -> offered.stream().noneMatch(other -> covers(other, scope)))
                .toList();
    }

    private static boolean covers(String offered, String wanted) {
        if (offered.equals(wanted)) {
            return true;
        }
        Matcher all = DATA.matcher(offered);
        Matcher some = DATA.matcher(wanted);
        return all.matches()
                && some.matches()
                && all.group(1).equals(some.group(1))
                && (all.group(2).equals("*") || all.group(2).equals(some.group(2)))
                && interactions(some.group(3))
                        .chars()
                        .allMatch(i -> interactions(all.group(3)).indexOf(i) >= 0);
    }

    /** In the letters of version 2. */
    private static String interactions(String text) {
        return switch (text) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> text;
        };
    }
}
