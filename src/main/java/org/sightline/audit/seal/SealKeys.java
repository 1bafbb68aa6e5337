package org.sightline.audit.seal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Our keys for seals, as {@code ./sightline keys rotate --seals} writes them: a JWK Set (RFC 8037). */
public final class SealKeys {

    private final List<SealKey> keys;
    private final String lost;

    private SealKeys(List<SealKey> keys, String lost) {
        this.keys = List.copyOf(keys);
        this.lost = lost;
    }

    /** @throws SealKeyException if it is no set, or one of its keys cannot be used, or there is none */
    public static SealKeys of(String jwkSet) throws SealKeyException {
        List<SealKey> keys = new ArrayList<>();
        try {
            for (JWK key : JWKSet.parse(jwkSet).getKeys()) {
                if (!(key instanceof OctetKeyPair pair)) {
                    throw new SealKeyException("key " + key.getKeyID() + " is no Ed25519 key");
                }
                keys.add(SealKey.of(pair));
            }
        } catch (ParseException _) {
            throw new SealKeyException("no JWK Set; make one with ./sightline keys rotate --seals FILE");
        }
        if (keys.isEmpty()) {
            throw new SealKeyException("the set holds no key");
        }
        keys.sort(Comparator.comparing(SealKey::from));
        return new SealKeys(keys, "");
    }

    /** The same, which may follow a key that is gone. */
    public SealKeys inSpiteOfTheLossOf(String keyId) {
        return new SealKeys(keys, keyId);
    }

    public List<PublicSealKey> publicKeys() {
        return keys.stream().map(SealKey::publicKey).toList();
    }

    /** The latest whose time has come; the first of all if none has. */
    private SealKey inForce(Instant now) {
        return keys.stream()
                .filter(key -> !key.from().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(keys::getFirst);
    }

    /**
     * The key that may follow the last seal's: the one in force, if it is the same or later.
     *
     * @throws SealKeyException if the last seal's key is not here to vouch for it
     */
    SealingKey after(String lastKey, Instant now) throws SealKeyException {
        SealKey inForce = inForce(now);
        if (inForce.id().equals(lastKey)) {
            return new SealingKey(inForce, null, null);
        }
        Optional<SealKey> former = byId(lastKey);
        if (former.isPresent()) {
            boolean later = inForce.from().isAfter(former.get().from());
            return later ? new SealingKey(inForce, former.get(), null) : new SealingKey(former.get(), null, null);
        }
        if (lost.equals(lastKey)) {
            return new SealingKey(inForce, null, lastKey);
        }
        throw new SealKeyException("the last seal was made with key " + lastKey + ", which is not among " + ids()
                + ": copy the file that has it to this node; only if it is lost for good, name it in"
                + " sightline.audit.seal.lost-key");
    }

    /** The key of the very first seal. */
    SealingKey first(Instant now) {
        return new SealingKey(inForce(now), null, null);
    }

    private List<String> ids() {
        return keys.stream().map(SealKey::id).toList();
    }

    private Optional<SealKey> byId(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
