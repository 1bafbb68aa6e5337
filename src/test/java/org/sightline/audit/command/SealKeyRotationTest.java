package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.seal.PublicSealKey;
import org.sightline.audit.seal.SealKeys;

class SealKeyRotationTest {

    @TempDir
    private Path folder;

    @Test
    void keepsThePrivateHalvesToItsOwnerAndPublishesTheOthers() throws Exception {
        Path file = folder.resolve("seal-keys.json");
        SealKeyRotation.main(new String[] {file.toString()});
        SealKeyRotation.main(new String[] {file.toString()});

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String published = Files.readString(folder.resolve("seal-keys.json.pub"));
        assertFalse(published.contains("PRIVATE"));
        List<PublicSealKey> keys = SealKeys.of(Files.readString(file)).publicKeys();
        assertEquals(2, keys.size());
        assertEquals(
                keys.stream().map(PublicSealKey::id).toList(),
                PublicSealKey.inPem(published).stream().map(PublicSealKey::id).toList());
        assertTrue(published.contains("Key " + keys.getFirst().id() + "\n-----BEGIN PUBLIC KEY-----\n"));
    }
}
