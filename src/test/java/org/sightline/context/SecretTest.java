package org.sightline.context;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = Secret.random();

    @Test
    void isMadeOf256RandomBits() {
        assertEquals(32, Base64.getUrlDecoder().decode(secret.value()).length);
        assertNotEquals(secret, Secret.random());
        assertEquals(22, Secret.randomText(16).length());
    }

    @Test
    void fitsItsOwnHashOnly() {
        assertArrayEquals(
                HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                new Secret("abc").hash());
        assertTrue(secret.isOf(secret.hash()));
        assertFalse(secret.isOf(Secret.random().hash()));
        assertFalse(new Secret("").isOf(secret.hash()));
        assertFalse(secret.isOf(new byte[0]));
    }

    @Test
    void isTheSameAsItselfOnly() {
        assertTrue(secret.isSameAs(new Secret(secret.value())));
        assertFalse(secret.isSameAs(Secret.random()));
        assertFalse(secret.isSameAs(new Secret("")));
    }

    @Test
    void derivesAnotherForEachPurpose() {
        assertEquals(secret.derived("form"), secret.derived("form"));
        assertNotEquals(secret.derived("form"), secret.derived("nonce"));
        assertNotEquals(secret.derived("form"), Secret.random().derived("form"));
        assertFalse(secret.derived("form").value().contains(secret.value()));
    }

    @Test
    void showsInNoText() {
        assertFalse(("" + secret).contains(secret.value()));
    }
}
