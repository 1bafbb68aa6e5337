package org.sightline.audit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sightline.audit.seal.PublicSealKey;
import org.sightline.audit.seal.SealKeyException;
import org.sightline.audit.seal.SealKeys;
import org.sightline.launch.smart.keys.KeyRotation;

/**
 * The next key for seals, and beside the file the public halves of all that there ever were: those are for whoever
 * verifies, and may be seen by anybody.
 */
public final class SealKeyRotation {

    private SealKeyRotation() {}

    /** {@code SealKeyRotation FILE}: what the front door calls. */
    public static void main(String[] arguments) throws IOException, SealKeyException {
        Path file = Path.of(arguments[0]);
        KeyRotation.rotate(KeyRotation.Kind.SEALS, file);
        publish(file);
        System.out.println("public halves: " + publicHalves(file));
    }

    private static Path publicHalves(Path keys) {
        return Path.of(keys + ".pub");
    }

    /** Adds the public halves that are not yet published to the file beside the keys. */
    public static void publish(Path keys) throws IOException, SealKeyException {
        Path file = publicHalves(keys);
        StringBuilder all = new StringBuilder(Files.exists(file) ? Files.readString(file) : "");
        for (PublicSealKey key : SealKeys.of(Files.readString(keys)).publicKeys()) {
            if (all.indexOf(key.pem()) < 0) {
                all.append("Key ").append(key.id()).append('\n').append(key.pem());
            }
        }
        Files.writeString(file, all);
    }
}
