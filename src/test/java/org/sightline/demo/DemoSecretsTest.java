package org.sightline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.seal.ConfiguredKeys;
import org.sightline.audit.seal.PublicSealKey;

class DemoSecretsTest {

    @TempDir
    private Path folder;

    @Test
    void theKitSealsWithAKeyOfItsOwn() throws Exception {
        Map<String, String> settings = DemoSecrets.sealSettings(folder);
        String reference = settings.get("sightline.audit.seal.key");

        PublicSealKey key = ConfiguredKeys.at(reference).publicKeys().getFirst();
        String published = Files.readString(folder.resolve("secrets/seal-keys.json.pub"));
        assertTrue(published.contains(key.pem()));
        assertEquals(settings, DemoSecrets.sealSettings(folder));
        assertEquals(published, Files.readString(folder.resolve("secrets/seal-keys.json.pub")), "each key once");
    }
}
