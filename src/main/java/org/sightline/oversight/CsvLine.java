package org.sightline.oversight;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a CSV file that a spreadsheet opens: every cell quoted, and none of them a formula.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180, section 2</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
 */
public final class CsvLine {

    /** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    /** What Excel knows UTF-8 by, at the beginning of a file. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvLine() {}

    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A formula's first character is put behind an apostrophe, which spreadsheets take for "this is text". */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
