package org.sightline.configuration;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where something stands in a file, counted from 1.
 *
 * @param line 0 when the file as a whole is meant
 */
public record Place(int line, int column) {

    public static final Place WHOLE_FILE = new Place(0, 0);

    static Place of(@Nullable Mark mark) {
        return mark == null ? WHOLE_FILE : new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Of a character in a text, by its index. */
    static Place at(String text, int index) {
        String before = text.substring(0, index);
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        int line = (int) before.substring(0, lineStart).lines().count();
        return new Place(line + 1, before.codePointCount(lineStart, index) + 1);
    }
}
