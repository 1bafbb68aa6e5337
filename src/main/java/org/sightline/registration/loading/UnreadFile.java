package org.sightline.registration.loading;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sightline.configuration.ConfigProblems;

/** Why a file or folder that somebody put there cannot be read, in words that say what to do. */
final class UnreadFile {

    private UnreadFile() {}

    static String why(Path path, IOException fault) {
        if (Files.isDirectory(path) && path.toString().endsWith(".yaml")) {
            return "is a folder: a file has to have this name, or nothing";
        }
        if (fault instanceof AccessDeniedException) {
            return "cannot be read: whoever runs this has no permission to";
        }
        if (Files.isSymbolicLink(path)) {
            return "is a symbolic link that leads back to itself: make it anew";
        }
        return "cannot be read: "
                + Optional.of(fault)
                        .filter(FileSystemException.class::isInstance)
                        .map(one -> ((FileSystemException) one).getReason())
                        .orElseGet(() -> fault.getClass().getSimpleName());
    }

    /** Of one that is not there. */
    static String missing(Path folder, String file, String whatToDo) {
        Path path = folder.resolve(file);
        try {
            return "is a symbolic link to " + Files.readSymbolicLink(path) + ", which is not there" + whatToDo;
        } catch (IOException | UnsupportedOperationException _) {
            return "is missing in " + folder + whatToDo;
        }
    }

    /** Of one that stands among files that count and has no name of theirs. */
    static void tell(String file, ConfigProblems problems) {
        if (file.endsWith(".yml")) {
            problems.ofFile(file, "would be ignored: the name has to end in .yaml");
        } else {
            problems.warnOfFile(file, "is not read: the name of a file that counts ends in .yaml");
        }
    }
}
