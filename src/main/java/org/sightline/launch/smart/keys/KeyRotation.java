package org.sightline.launch.smart.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Adds the next key to a set of ours, and drops those that have had their day: {@code ./sightline keys rotate}. A key
 * comes into force a day after it is made, so that every EHR has fetched it from our JWKS by then; one that was succeeded
 * a week ago can have signed or encrypted nothing that is still in use.
 */
public final class KeyRotation {

    static final Duration PUBLISHED_AHEAD = Duration.ofDays(1);
    static final Duration KEPT_AFTER = Duration.ofDays(7);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private KeyRotation() {}

    /** The kinds of key there are. */
    public enum Kind {
        /** Signs client assertions. */
        ES384,
        RS384,
        /** Encrypts the EHR's tokens. */
        TOKENS,
        /** Signs seals over the audit trail. */
        SEALS
    }

    /** {@code KeyRotation ES384|RS384|TOKENS FILE}: what the front door calls. */
    public static void main(String[] arguments) throws IOException {
        rotate(Kind.valueOf(arguments[0]), Path.of(arguments[1]));
    }

    /** Writes the next set in the place of the file, and says what is in it. */
    public static void rotate(Kind kind, Path file) throws IOException {
        List<JWK> before = Files.exists(file) ? read(file) : List.of();
        List<JWK> after = rotated(before, kind, Instant.now());
        write(file, after);
        for (JWK key : after) {
            System.out.println((before.contains(key) ? "kept  " : "added ") + key.getKeyID() + ", in force from "
                    + key.getNotBeforeTime().toInstant());
        }
    }

    /** The set with its next key; the first key of a kind is in force at once. */
    public static List<JWK> rotated(List<JWK> before, Kind kind, Instant now) {
        List<JWK> ofKind = before.stream().filter(key -> isOf(kind, key)).toList();
        Instant from = ofKind.isEmpty() ? now : now.plus(PUBLISHED_AHEAD);
        List<JWK> after = new ArrayList<>(before);
        after.removeIf(key -> isOf(kind, key) && succeededBefore(key, ofKind, now.minus(KEPT_AFTER)));
        after.add(make(kind, now.truncatedTo(ChronoUnit.SECONDS), from.truncatedTo(ChronoUnit.SECONDS)));
        return after;
    }

    private static boolean succeededBefore(JWK key, List<JWK> all, Instant moment) {
        return all.stream()
                .anyMatch(other -> from(other).isAfter(from(key)) && from(other).isBefore(moment));
    }

    private static Instant from(JWK key) {
        Date notBefore = key.getNotBeforeTime();
        return notBefore == null ? Instant.EPOCH : notBefore.toInstant();
    }

    private static boolean isOf(Kind kind, JWK key) {
        return switch (kind) {
            case ES384 -> JWSAlgorithm.ES384.equals(key.getAlgorithm());
            case RS384 -> JWSAlgorithm.RS384.equals(key.getAlgorithm());
            case TOKENS -> EncryptionMethod.A256GCM.equals(key.getAlgorithm());
            case SEALS -> KeyType.OKP.equals(key.getKeyType());
        };
    }

    private static JWK make(Kind kind, Instant now, Instant from) {
        JWKGenerator<? extends JWK> generator = switch (kind) {
            case ES384 -> new ECKeyGenerator(Curve.P_384).algorithm(JWSAlgorithm.ES384);
            case RS384 -> new RSAKeyGenerator(3072).algorithm(JWSAlgorithm.RS384);
            case TOKENS -> new OctetSequenceKeyGenerator(256).algorithm(EncryptionMethod.A256GCM);
            case SEALS -> new Ed25519Generator();
        };
        try {
            return generator
                    .keyID("sightline-" + NAME.format(now) + "-"
                            + UUID.randomUUID().toString().substring(0, 8))
                    .issueTime(Date.from(now))
                    .notBeforeTime(Date.from(from))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes such keys", e);
        }
    }

    private static List<JWK> read(Path file) throws IOException {
        try {
            return JWKSet.parse(Files.readString(file)).getKeys();
        } catch (ParseException e) {
            throw new IOException("not a JWK Set: " + file);
        }
    }

    /** In one step, and readable by its owner only: whoever reads it meanwhile sees the one or the other. */
    private static void write(Path file, List<JWK> keys) throws IOException {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        Path next = Files.createTempFile(
                folder,
                ".keys",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, new JWKSet(keys).toString(false));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
