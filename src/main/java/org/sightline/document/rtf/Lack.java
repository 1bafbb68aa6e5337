package org.sightline.document.rtf;

/** What of a file is not shown. */
enum Lack {
    END("its end, as the file stops in the middle"),
    PICTURE("a picture of a kind that is not shown here"),
    DRAWING("a drawing"),
    OBJECT("an embedded file"),
    FORMULA("a formula"),
    FIELD("a field that holds no words"),
    LIST_NUMBER("the numbers or bullets of a list"),
    SYMBOL("a symbol of a font of its own"),
    CHARSET("letters of a charset that is not known here");

    private final String words;

    Lack(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
