package org.sightline.audit.seal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sightline.audit.Trails;
import org.sightline.launch.smart.keys.KeyRotation;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** A trail that is written and sealed, in a database of its own. */
public final class SealedTrail {

    private static final Set<Sealer.Outcome> ADDED = EnumSet.of(Sealer.Outcome.SEALED, Sealer.Outcome.MORE);

    private final TestDatabase database;
    private Instant rotated = Instant.now().minus(Duration.ofDays(30));
    private List<JWK> keys = KeyRotation.rotated(List.of(), KeyRotation.Kind.SEALS, rotated);
    private final List<PublicSealKey> first;

    public SealedTrail(TestDatabase database) {
        this.database = database;
        first = keys().publicKeys();
    }

    private SealedTrail(TestDatabase database, List<PublicSealKey> first) {
        this.database = database;
        this.first = first;
    }

    public SealedTrail() {
        this(TestDatabase.migrated());
    }

    /** The same keys elsewhere. */
    SealedTrail in(TestDatabase other) {
        SealedTrail there = new SealedTrail(other, first);
        there.keys = keys;
        return there;
    }

    public TestDatabase database() {
        return database;
    }

    /** The key of the first seal, as a verifier has it. */
    public List<PublicSealKey> publicKeys() {
        return first;
    }

    public SealKeys keys() {
        try {
            return SealKeys.of(new JWKSet(keys).toString(false));
        } catch (SealKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a node has them. */
    public void saveKeys(Path file) throws IOException {
        Files.writeString(file, new JWKSet(keys).toString(false));
    }

    /** How many rows there are with at most that sequence. */
    public long rowsUpTo(long sequence) {
        return database.database()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM audit_entry WHERE sequence <= :s")
                        .bind("s", sequence)
                        .mapTo(Long.class)
                        .one());
    }

    /** The next key is in force at once; the ones before stay. */
    public void rotate() {
        rotated = rotated.plus(Duration.ofDays(1));
        keys = KeyRotation.rotated(keys, KeyRotation.Kind.SEALS, rotated);
    }

    /** The next key is in force at once, and those before are gone. */
    public void loseKeys() {
        rotate();
        keys = List.of(keys.getLast());
    }

    public void write(int rows) {
        for (int i = 0; i < rows; i++) {
            writeOne();
        }
    }

    /** @return its sequence, once it is committed */
    public long writeOne() {
        return Trails.open(database.database(), Launches.newId());
    }

    public Set<Long> sequencesInTheTrail() {
        return database.database()
                .withHandle(handle -> handle.createQuery("SELECT sequence FROM audit_entry")
                        .mapTo(Long.class)
                        .set());
    }

    public Sealer sealer() {
        return new Sealer(database.database(), this::keys);
    }

    /** All there is to seal. @return how many seals it took */
    public int seal() {
        return seal(sealer());
    }

    /** As an operator does who has named the lost key. */
    public int sealInSpiteOfTheLoss() {
        String lost = first.getFirst().id();
        return seal(new Sealer(database.database(), () -> keys().inSpiteOfTheLossOf(lost)));
    }

    /** The month in UTC of a row, such as 2026-11. */
    public String month(long sequence) {
        return database.database()
                .withHandle(handle -> handle.createQuery(
                                "SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM') FROM audit_entry WHERE sequence = :s")
                        .bind("s", sequence)
                        .mapTo(String.class)
                        .one());
    }

    int seal(Sealer sealer) {
        database.untilOthersEnded();
        try {
            int seals = 0;
            while (ADDED.contains(sealer.seal())) {
                seals++;
            }
            return seals;
        } catch (SealKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody does who may do everything in this database. */
    public int asSuperuser(String sql) {
        return database.asSuperuser().withHandle(handle -> handle.execute(sql));
    }

    public List<SealedRows> seals() {
        return database.database().inTransaction(handle -> {
            List<SealedRows> all = new ArrayList<>();
            try (var seals = SealTable.all(handle)) {
                seals.forEachRemaining(all::add);
            }
            return all;
        });
    }

    /** The sequences of each seal's rows. */
    public List<List<Long>> sequences() {
        return seals().stream()
                .map(one -> one.entries().stream().map(SealEntry::sequence).toList())
                .toList();
    }
}
