package org.sightline.demo.smart;

import java.util.Arrays;
import java.util.Optional;

/** The organisations whose EPR launches by SMART, as {@code launch-config/organisations/} registers them. */
public enum SmartEhr {
    /** Its records are a feed for everybody: it is no feed of its launches besides, or they would be shown twice. */
    NORTHGATE_HOSPITAL("northgate-hospital", Proof.KEY, false),
    /** Nobody's feed: what it holds is shown in the launches it starts, and in no others. */
    WILLOW_HOSPICE("willow-hospice", Proof.SECRET, true);

    /** How the viewer proves who it is. */
    enum Proof {
        /** {@code private_key_jwt}. */
        KEY,
        /** {@code client_secret_basic}. */
        SECRET
    }

    private final String id;
    private final Proof proof;
    private final boolean feed;

    SmartEhr(String id, Proof proof, boolean feed) {
        this.id = id;
        this.proof = proof;
        this.feed = feed;
    }

    /** The EHR of the organisation of this id, if it launches by SMART. */
    public static Optional<SmartEhr> byId(String id) {
        return Arrays.stream(values()).filter(ehr -> ehr.id.equals(id)).findFirst();
    }

    /** The organisation's registration, and the name under which stories tell its records. */
    public String id() {
        return id;
    }

    /** Whether the viewer proves who it is with a key of its own rather than with a shared secret. */
    public boolean takesKeys() {
        return proof == Proof.KEY;
    }

    /** Whether it is a feed of the launches it starts. */
    public boolean feed() {
        return feed;
    }

    Proof proof() {
        return proof;
    }
}
