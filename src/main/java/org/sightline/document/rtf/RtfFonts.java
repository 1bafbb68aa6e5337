package org.sightline.document.rtf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.sightline.document.bounds.Bounds;

/** The charset of the file and of each of its fonts, by which its bytes are letters. */
final class RtfFonts {

    private static final int MOST_FONTS = 20_000;

    /**
     * Windows' charset numbers and their code pages.
     *
     * @see <a href="https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-wmf/0d0b32ac-a836-4bd2-a112-b6000a1b4fc9">
     *     MS-WMF: CharacterSet</a>
     */
    private static final Map<Integer, Integer> PAGE_OF_CHARSET = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(77, 10000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(130, 1361),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250),
            Map.entry(254, 437),
            Map.entry(255, 850));

    private static final Map<Integer, String> NAME_OF_PAGE = Map.of(
            874, "x-windows-874",
            932, "windows-31j",
            936, "GBK",
            949, "x-windows-949",
            950, "x-windows-950",
            1361, "x-Johab",
            10000, "x-MacRoman",
            65001, "UTF-8");

    private final Map<Lack, Integer> lacks;
    private final Map<Integer, Charset> charsets = new HashMap<>();
    private final Map<Integer, SymbolFont> symbols = new HashMap<>();
    private final StringBuilder name = new StringBuilder();
    private Charset ofFile = Charset.forName("windows-1252");
    private int current;
    int standard;

    RtfFonts(EnumMap<Lack, Integer> lacks) {
        this.lacks = lacks;
    }

    /** A control word before the text, or in the table of fonts. */
    void word(String word, int value) {
        switch (word) {
            case "ansicpg" -> ofFile = page(value, ofFile);
            case "mac" -> ofFile = page(10000, ofFile);
            case "pc" -> ofFile = page(437, ofFile);
            case "pca" -> ofFile = page(850, ofFile);
            case "deff" -> standard = value;
            default -> {}
        }
    }

    void inTable(String word, int value) {
        switch (word) {
            case "f" -> {
                current = value;
                name.setLength(0);
                Bounds.elements(charsets.size() > MOST_FONTS ? Integer.MAX_VALUE : 0);
            }
            case "fcharset" -> {
                Integer page = PAGE_OF_CHARSET.get(value);
                if (page != null) {
                    charsets.put(current, page(page, ofFile));
                }
            }
            case "cpg" -> charsets.put(current, page(value, ofFile));
            default -> {}
        }
    }

    /** The name of a font, up to its semicolon. */
    void name(String part) {
        name.append(part, 0, Math.min(part.length(), 100));
        if (name.indexOf(";") >= 0 || name.length() > 400) {
            String whole = name.toString().strip().toLowerCase(Locale.ROOT);
            if (whole.startsWith("symbol")) {
                symbols.put(current, SymbolFont.SYMBOL);
            } else if (whole.startsWith("wingdings;")) {
                symbols.put(current, SymbolFont.WINGDINGS);
            } else if (whole.startsWith("wingdings")
                    || whole.startsWith("webdings")
                    || whole.startsWith("zapf dingbats")) {
                symbols.put(current, SymbolFont.NOT_KNOWN);
            }
            name.setLength(0);
        }
    }

    String decoded(byte[] bytes, int length, int font) {
        SymbolFont symbol = symbols.get(font);
        if (symbol != null) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(symbol(symbol, bytes[i] & 0xff));
            }
            return text.toString();
        }
        return new String(bytes, 0, length, charsets.getOrDefault(font, ofFile));
    }

    boolean haveOneCharset(int font, int other) {
        return charsets.getOrDefault(font, ofFile).equals(charsets.getOrDefault(other, ofFile));
    }

    /** How many of these bytes are the beginning of a letter whose other bytes are yet to come. */
    int unfinished(byte[] bytes, int length, int font) {
        Charset charset = charsets.getOrDefault(font, ofFile);
        if (symbols.containsKey(font) || charset.newEncoder().maxBytesPerChar() <= 1) {
            return 0;
        }
        ByteBuffer all = ByteBuffer.wrap(bytes, 0, length);
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(all, CharBuffer.allocate(length + 1), false);
        return all.remaining();
    }

    /** A character by its number; fonts of symbols have theirs in the private area from U+F000. */
    String character(int unit, int font) {
        return unit >= 0xf020 && unit <= 0xf0ff
                ? symbol(symbols.getOrDefault(font, SymbolFont.SYMBOL), unit & 0xff)
                : String.valueOf((char) unit);
    }

    private String symbol(SymbolFont font, int code) {
        String character = font.character(code);
        if (character.isEmpty()) {
            lacks.merge(Lack.SYMBOL, 1, Integer::sum);
            return "[symbol]";
        }
        return character;
    }

    private Charset page(int page, Charset otherwise) {
        String known = NAME_OF_PAGE.getOrDefault(page, page >= 1250 && page <= 1258 ? "windows-" + page : "IBM" + page);
        if (page > 0 && Charset.isSupported(known)) {
            return Charset.forName(known);
        }
        if (page > 2) {
            lacks.merge(Lack.CHARSET, 1, Integer::sum);
        }
        return otherwise;
    }
}
