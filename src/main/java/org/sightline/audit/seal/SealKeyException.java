package org.sightline.audit.seal;

/** There is no key to seal with. Says which, and nothing of a key's private part. */
public final class SealKeyException extends Exception {
    public SealKeyException(String message) {
        super(message);
    }
}
