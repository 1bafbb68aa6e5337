package org.sightline.document.rtf;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the text of a group goes. */
enum Destination {
    /** Into the letter, where the group stands. */
    BODY("fldrslt", "result", "ud", "rtf"),
    FIELD("field"),
    LIST_NUMBER("listtext", "pntext"),
    /** Nowhere. */
    SKIPPED(
            "colortbl",
            "stylesheet",
            "info",
            "filetbl",
            "revtbl",
            "nonshppict",
            "shprslt",
            "xe",
            "tc",
            "rxe",
            "comment",
            "sn",
            "template",
            "pn",
            "pntxta",
            "pntxtb",
            "listtable",
            "listoverridetable",
            "private",
            "ftnsep",
            "ftnsepc",
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "nextfile",
            "bkmkstart",
            "bkmkend",
            "atnid",
            "atnauthor",
            "nonesttables"),
    /** Nowhere; but groups in it may be shown. */
    CONTAINER("upr", "shpinst", "shpgrp", "shppict", "sp", "sv"),
    DRAWING("shp", "do"),
    OBJECT("object"),
    FONTS("fonttbl"),
    PICTURE("pict"),
    INSTRUCTION("fldinst"),
    FORM_FIELD("formfield"),
    FORM_ITEM("ffl"),
    NESTED_ROW("nesttableprops"),
    FORMULA("mmath", "moMath"),
    HEADER("header", "headerl", "headerr", "headerf"),
    FOOTER("footer", "footerl", "footerr", "footerf"),
    NOTE("footnote"),
    COMMENT("annotation"),
    TEXT_BOX("shptxt", "dptxbxtext");

    private static final Map<String, Destination> OF_WORD = new HashMap<>();

    static {
        for (Destination destination : values()) {
            for (String word : destination.words) {
                OF_WORD.put(word, destination);
            }
        }
    }

    private static final Set<Destination> APART = EnumSet.of(HEADER, FOOTER, NOTE, COMMENT, TEXT_BOX);

    private final String[] words;

    Destination(String... words) {
        this.words = words;
    }

    static Optional<Destination> of(String controlWord) {
        return Optional.ofNullable(OF_WORD.get(controlWord));
    }

    /** Whether its text is a text of its own, beside that which it stands in. */
    boolean isApart() {
        return APART.contains(this);
    }

    /** Whether its text is part of what is read. */
    boolean isRead() {
        return isApart() || this == BODY || this == FIELD || this == LIST_NUMBER;
    }
}
