package org.sightline.audit.seal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A signed head.
 *
 * @param signature Ed25519 over the 32 octets of its hash, in Base64
 * @param formerSignature the same by the key before, on the first seal of a new key
 */
public record Seal(
        SealHead head, String signature, @Nullable String formerSignature) {

    private static final String SIGNATURE = "signature";
    private static final String FORMER_SIGNATURE = "former_signature";

    /** The head's fields, its hash and its signatures: all that a checkpoint needs. */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>(head.fields());
        fields.put("hash", head.hash());
        fields.put(SIGNATURE, signature);
        if (formerSignature != null) {
            fields.put(FORMER_SIGNATURE, formerSignature);
        }
        return fields;
    }

    /** @throws TrailFormatException if a field is missing or damaged */
    public static Seal of(Map<String, String> fields) throws TrailFormatException {
        @Nullable String signature = fields.get(SIGNATURE);
        if (signature == null) {
            throw new TrailFormatException("a seal has no signature");
        }
        return new Seal(SealHead.of(fields), signature, fields.get(FORMER_SIGNATURE));
    }
}
