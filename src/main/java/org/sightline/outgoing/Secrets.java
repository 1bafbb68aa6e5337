package org.sightline.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.sightline.registration.SecretReference;

/** Turns a reference into the secret at the moment it is used; nothing keeps it. */
public final class Secrets {

    private static final int MAX_BYTES = 65_536;

    private final Function<String, Optional<String>> environment;

    public Secrets(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    public static Secrets ofProcess() {
        return new Secrets(name -> Optional.ofNullable(System.getenv(name)));
    }

    /** The secret without the line break that editors leave at the end. */
    public String read(SecretReference reference) throws CredentialsException {
        String secret = switch (reference.kind()) {
            case ENV -> environment.apply(reference.name()).orElse("");
            case FILE -> file(Path.of(reference.name()));
        };
        String trimmed = secret.stripTrailing();
        if (trimmed.isEmpty()) {
            throw new CredentialsException("no secret at " + reference.kind() + " " + reference.name());
        }
        return trimmed;
    }

    private static String file(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
