package org.sightline.document.rtf;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Bytes and numbered characters to text, and the text to where its group sends it. */
final class RtfText {

    private static final Set<Destination> NAMES =
            EnumSet.of(Destination.FONTS, Destination.INSTRUCTION, Destination.FORM_ITEM);

    private final RtfFonts fonts;
    private final RtfPage page;
    private byte[] bytes = new byte[256];
    private int length;
    private int passedOver;

    /** How many bytes at the beginning wait for others, and the font they came in. */
    private int waiting;

    private int waitingIn;

    RtfText(RtfFonts fonts, RtfPage page) {
        this.fonts = fonts;
        this.page = page;
    }

    void octet(int octet, RtfGroup group) {
        if (isPassedOver()) {
            return;
        }
        Destination destination = group.destination;
        if (destination == Destination.PICTURE) {
            page.picture().digit(octet);
        } else if (destination.isRead() || NAMES.contains(destination)) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) octet;
        }
    }

    /** Whether the next character, be it a byte or a control word, only stands in for a numbered one that was shown. */
    boolean isPassedOver() {
        boolean passed = passedOver > 0;
        passedOver -= passed ? 1 : 0;
        return passed;
    }

    /** A character by its number, as a signed or unsigned 16-bit unit; what readers without Unicode show follows it. */
    void character(int value, RtfGroup group) {
        end(group);
        if (value != RtfTokens.NO_VALUE) {
            send(fonts.character(value & 0xffff, group.font), group);
            passedOver = group.fallbackLength;
        }
    }

    /**
     * What was gathered so far; called before anything that could change how it is read. The first byte of a letter that
     * takes two waits for the other, wherever a word processor put its braces.
     */
    void flush(RtfGroup group) {
        passedOver = 0;
        if (length == waiting) {
            return;
        }
        if (waiting > 0 && !fonts.haveOneCharset(waitingIn, group.font)) {
            send(fonts.decoded(bytes, waiting, waitingIn), group);
            length -= waiting;
            System.arraycopy(bytes, waiting, bytes, 0, length);
        }
        waiting = fonts.unfinished(bytes, length, group.font);
        waitingIn = group.font;
        String text = fonts.decoded(bytes, length - waiting, group.font);
        System.arraycopy(bytes, length - waiting, bytes, 0, waiting);
        length = waiting;
        send(text, group);
    }

    /** All that was gathered: nothing that comes later belongs to it. */
    void end(RtfGroup group) {
        flush(group);
        if (waiting > 0) {
            send(fonts.decoded(bytes, waiting, waitingIn), group);
            length = 0;
            waiting = 0;
        }
    }

    private void send(String text, RtfGroup group) {
        if (group.destination.isRead()) {
            page.flow().text(text, group.marks());
        } else if (group.destination == Destination.FONTS) {
            fonts.name(text);
        } else if (group.destination == Destination.INSTRUCTION) {
            page.instruction(text);
        } else if (group.destination == Destination.FORM_ITEM) {
            page.formItem(text);
        }
    }
}
