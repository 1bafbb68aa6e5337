package org.sightline.policy.objection;

/** What an entry of a patient's history says. */
public enum ObjectionChange {
    OBJECTED("objected", "Objection recorded"),
    REVERSED("reversed", "Objection reversed");

    private final String code;
    private final String words;

    ObjectionChange(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The word in the database and on the audit trail. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
