package org.sightline.document.rtf;

import java.util.HashMap;
import java.util.Map;

/**
 * Fonts whose letters are other signs than their bytes say: an "m" of the font Symbol is a micro sign.
 *
 * @see <a href="https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt">Adobe Symbol to Unicode</a>
 */
enum SymbolFont {
    SYMBOL(Map.of(
            0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
            0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
            0xa1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
            0xd0, "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
            0xe5, "∑",
            0xf2, "∫",
            0x22, "∀",
            0x24, "∃",
            0x27, "∋")),
    WINGDINGS(Map.of(
            0x20, " ",
            0x6c, "●❍■□",
            0x71, "❑❒",
            0x75, "◆❖",
            0xa7, "▪",
            0xa8, "☐",
            0xd8, "➢",
            0xdf, "←→↑↓",
            0xe8, "➔",
            0xfb, "✗✓☒☑")),
    NOT_KNOWN(Map.of(0x20, " "));

    private final Map<Integer, String> characters = new HashMap<>();

    SymbolFont(Map<Integer, String> runs) {
        runs.forEach((start, run) -> {
            for (int i = 0; i < run.length(); i++) {
                characters.put(start + i, String.valueOf(run.charAt(i)));
            }
        });
    }

    /** Empty if it is not known; signs that Symbol leaves as they are stay. */
    String character(int code) {
        String known = characters.get(code);
        if (known != null) {
            return known;
        }
        boolean asItIs = this == SYMBOL && code >= 0x20 && code <= 0x3f;
        return asItIs ? String.valueOf((char) code) : "";
    }
}
