package org.sightline.document.rtf;

import java.nio.charset.StandardCharsets;
import org.sightline.document.bounds.Bounds;

/**
 * An RTF file, token by token, in one pass. A file that stops in the middle or breaks its own rules gives what it has, as
 * a word processor does.
 */
final class RtfTokens {

    /** The value of a control word that has none. */
    static final int NO_VALUE = Integer.MIN_VALUE;

    private static final int LONGEST_WORD = 32;

    /** What an RTF file says, in its order. */
    interface Receiver {

        void open();

        void close();

        /** A control word without its backslash, or a control symbol; {@link #NO_VALUE} if it has no value. */
        void word(String name, int value);

        /** One byte of text in the charset of the moment. */
        void octet(int octet);

        /** Bytes that are no text. */
        void binary(byte[] file, int from, int to);
    }

    private final byte[] file;
    private final Receiver receiver;
    private int at;

    private RtfTokens(byte[] file, Receiver receiver) {
        this.file = file;
        this.receiver = receiver;
    }

    /** @return whether it ends as it should: every group that was opened is closed */
    static boolean read(byte[] file, int from, Receiver receiver) {
        RtfTokens tokens = new RtfTokens(file, receiver);
        tokens.at = from;
        return tokens.read();
    }

    private boolean read() {
        int depth = 0;
        while (at < file.length) {
            Bounds.goOn();
            int c = file[at++] & 0xff;
            switch (c) {
                case '{' -> {
                    Bounds.depth(++depth);
                    receiver.open();
                }
                case '}' -> {
                    if (--depth <= 0) {
                        receiver.close();
                        return true;
                    }
                    receiver.close();
                }
                case '\\' -> control();
                case '\r', '\n', 0 -> {}
                case '\t' -> receiver.word("tab", NO_VALUE);
                default -> receiver.octet(c);
            }
        }
        return false;
    }

    private void control() {
        if (at >= file.length) {
            return;
        }
        int c = file[at] & 0xff;
        if (isLetter(c)) {
            word();
            return;
        }
        at++;
        switch (c) {
            case '\'' -> hex();
            case '\r', '\n' -> receiver.word("par", NO_VALUE);
            case '\\', '{', '}' -> receiver.octet(c);
            default -> receiver.word(String.valueOf((char) c), NO_VALUE);
        }
    }

    private void hex() {
        int value = 0;
        int digits = 0;
        while (digits < 2 && at < file.length && Character.digit(file[at], 16) >= 0) {
            value = value * 16 + Character.digit(file[at++], 16);
            digits++;
        }
        if (digits > 0) {
            receiver.octet(value);
        }
    }

    private void word() {
        int start = at;
        while (at < file.length && isLetter(file[at]) && at - start < LONGEST_WORD) {
            at++;
        }
        String name = new String(file, start, at - start, StandardCharsets.US_ASCII);
        int value = value();
        if (at < file.length && file[at] == ' ') {
            at++;
        }
        if (name.equals("bin")) {
            int end = (int) Math.min(file.length, at + (long) Math.max(0, value));
            receiver.binary(file, at, end);
            at = end;
        } else {
            receiver.word(name, value);
        }
    }

    private int value() {
        int sign = at < file.length && file[at] == '-' ? 1 : 0;
        int from = at + sign;
        int to = from;
        long value = 0;
        while (to < file.length && file[to] >= '0' && file[to] <= '9') {
            value = Math.min(Integer.MAX_VALUE, value * 10 + file[to] - '0');
            to++;
        }
        if (to == from) {
            return NO_VALUE;
        }
        at = to;
        return (int) (sign == 1 ? -value : value);
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
