package org.sightline.audit.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** The seals in the database, on a connection of the caller's. */
public final class SealTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int FETCHED_AT_ONCE = 50;

    private SealTable() {}

    /** The latest seal; empty before the first. */
    public static Optional<Seal> last(Handle handle) {
        return handle.createQuery("""
                        SELECT head, signature, former_signature FROM audit_seal ORDER BY number DESC LIMIT 1
                        """).map((row, _) -> seal(row)).findOne();
    }

    /** All seals in their order; within a transaction, so that they come in portions. */
    public static ResultIterator<SealedRows> all(Handle handle) {
        return between(handle, 0, Long.MAX_VALUE);
    }

    /** The same of those from one number to another, both included. */
    public static ResultIterator<SealedRows> between(Handle handle, long first, long last) {
        return handle.createQuery("""
                        SELECT head, signature, former_signature, entries FROM audit_seal
                        WHERE number BETWEEN :first AND :last ORDER BY number
                        """)
                .bind("first", first)
                .bind("last", last)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, _) -> new SealedRows(seal(row), entries(row)))
                .iterator();
    }

    /** What seals say besides their rows, in their order. */
    public static List<SealStatement> statements(Handle handle) {
        return handle
                .createQuery("""
                        SELECT head, signature, former_signature FROM audit_seal
                        WHERE head ->> 'statement' IS NOT NULL ORDER BY number
                        """)
                .map((row, _) -> SealStatement.in(seal(row).head()))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static void add(Handle handle, SealedRows sealed) {
        SealHead head = sealed.seal().head();
        handle.createUpdate("""
                        INSERT INTO audit_seal (number, previous, hash, head, entries, signature, former_signature)
                        VALUES (:number, :previous, :hash, :head::jsonb, :entries, :signature, :former)
                        """)
                .bind("number", head.number())
                .bind("previous", head.previous())
                .bind("hash", head.hash())
                .bind("head", json(head))
                .bind("entries", sealed.entries().octets())
                .bind("signature", sealed.seal().signature())
                .bind("former", sealed.seal().formerSignature())
                .execute();
    }

    private static Seal seal(ResultSet row) throws SQLException {
        try {
            return new Seal(
                    SealHead.of(JSON.readValue(row.getString("head"), TEXTS)),
                    row.getString("signature"),
                    row.getString("former_signature"));
        } catch (JsonProcessingException | TrailFormatException e) {
            throw new DamagedSealException("a seal's head is damaged", e);
        }
    }

    private static SealEntries entries(ResultSet row) throws SQLException {
        try {
            return SealEntries.read(row.getBytes("entries"));
        } catch (TrailFormatException e) {
            throw new DamagedSealException("a seal's list of rows is cut", e);
        }
    }

    private static String json(SealHead head) {
        try {
            return JSON.writeValueAsString(head.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        }
    }
}
