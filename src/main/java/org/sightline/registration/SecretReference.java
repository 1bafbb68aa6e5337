package org.sightline.registration;

/**
 * Names a secret without holding it: {@code env:NAME} or {@code file:/path}.
 *
 * @param kind where the secret is
 * @param name the variable's name or the file's path
 */
public record SecretReference(Kind kind, String name) {

    /** The places a secret can be in. */
    public enum Kind {
        ENV,
        FILE
    }
}
