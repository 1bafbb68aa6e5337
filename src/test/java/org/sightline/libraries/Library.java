package org.sightline.libraries;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library by its coordinates.
 *
 * @param name group and artifact, such as {@code org.postgresql:postgresql}
 */
record Library(String name, String version) {

    /** Every library on the class path of the tests, which has all of the application's. */
    static List<Library> onClassPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> jars = Stream.of(path.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(Library::isInRepository)
                .toList();
        int prefix = jars.stream()
                .map(jar -> jar.getParent().getParent().getParent())
                .reduce(Library::common)
                .map(Path::getNameCount)
                .orElse(0);
        return jars.stream().map(jar -> of(jar, prefix)).toList();
    }

    /** @param purl a package URL of Maven's kind, as bills of materials have them; empty for any other */
    static Optional<Library> ofPackageUrl(String purl) {
        String[] parts = purl.split("[/@?]");
        return parts.length > 3 && parts[0].equals("pkg:maven")
                ? Optional.of(new Library(parts[1] + ":" + parts[2], parts[3]))
                : Optional.empty();
    }

    /** In a folder of its version, in one of its artifact, in those of its group. */
    private static boolean isInRepository(Path jar) {
        return jar.getNameCount() > 3
                && jar.getFileName()
                        .toString()
                        .startsWith(jar.getParent().getParent().getFileName() + "-"
                                + jar.getParent().getFileName());
    }

    private static Library of(Path jar, int prefix) {
        Path artifact = jar.getParent().getParent();
        String group = artifact.getParent()
                .subpath(prefix, artifact.getNameCount() - 1)
                .toString()
                .replace(File.separatorChar, '.');
        return new Library(
                group + ":" + artifact.getFileName(),
                jar.getParent().getFileName().toString());
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            common = common.getParent();
        }
        return common;
    }
}
