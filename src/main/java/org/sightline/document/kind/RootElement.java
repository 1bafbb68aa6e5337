package org.sightline.document.kind;

/**
 * The first element of marked-up text, found in one pass however much stands before it.
 *
 * @param name without its prefix; empty if no element comes first
 * @param attributes the rest of its tag
 * @param doctype what the document type declaration says, without its keyword
 */
record RootElement(String name, String attributes, String doctype) {

    /** The first element of this text, behind blanks, comments, instructions and a document type. */
    static RootElement of(String text) {
        String doctype = "";
        int at = 0;
        while (true) {
            at = afterBlanks(text, at);
            if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at + 4);
            } else if (text.startsWith("<?", at)) {
                at = after(text, ">", at);
            } else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
                int end = endOfDoctype(text, at);
                doctype = text.substring(at + 9, Math.max(at + 9, end - 1)).strip();
                at = end;
            } else {
                return element(text, at, doctype);
            }
        }
    }

    private static RootElement element(String text, int at, String doctype) {
        int start = at + 1;
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (at >= text.length() || text.charAt(at) != '<' || end == start || !startsName(text.charAt(start))) {
            return new RootElement("", "", doctype);
        }
        String name = text.substring(start, end);
        int close = text.indexOf('>', end);
        return new RootElement(
                name.substring(name.indexOf(':') + 1), text.substring(end, close < 0 ? text.length() : close), doctype);
    }

    /** An internal subset in brackets may hold closing brackets of its own declarations. */
    private static int endOfDoctype(String text, int at) {
        int close = text.indexOf('>', at);
        int bracket = text.indexOf('[', at);
        if (close < 0) {
            return text.length();
        }
        return bracket >= 0 && bracket < close ? after(text, ">", after(text, "]", bracket)) : close + 1;
    }

    private static int after(String text, String what, int from) {
        int at = text.indexOf(what, from);
        return at < 0 ? text.length() : at + what.length();
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        return at;
    }

    private static boolean startsName(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
    }
}
