package org.sightline.audit.seal;

import java.util.Optional;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.SecretReference;

/** The keys that the settings name, read when they are used. */
public final class ConfiguredKeys implements Sealer.KeySource {

    private final SealSettings settings;

    ConfiguredKeys(SealSettings settings) {
        this.settings = settings;
    }

    @Override
    public SealKeys read() throws SealKeyException {
        SealKeys keys = at(settings.key().orElse(""));
        Optional<String> lost = settings.lostKey();
        return lost.isPresent() ? keys.inSpiteOfTheLossOf(lost.get()) : keys;
    }

    /** @param reference {@code env:NAME} or {@code file:/path} */
    public static SealKeys at(String reference) throws SealKeyException {
        SecretReference secret = SecretReference.of(reference)
                .orElseThrow(() -> new SealKeyException("it has to be env:NAME or file:/absolute/path"));
        try {
            return SealKeys.of(Secrets.ofProcess().read(secret));
        } catch (CredentialsException e) {
            throw new SealKeyException(e.detail());
        }
    }
}
