package org.sightline.tab;

import java.util.List;

/** The tab files are not fit for use; every problem found is named with file and line. */
final class TabFileException extends RuntimeException {
    TabFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
