package org.sightline.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an entry with a code says of the person. Published lists are made for counting: one about care homes holds those
 * who live in one beside a fall in one, and only the first may be shown as where somebody lives.
 */
public enum CodeRole {
    /** It is so, from its date until something says otherwise: a diagnosis, a residence, a status. */
    STATE("is so until something says otherwise"),
    /** It happened on its date: a contact, a procedure, a referral. What nothing else is known of is one. */
    EVENT("happened on its date"),
    /** It was offered and the person did not want it, or did not come. */
    DECLINED("was offered and not taken up"),
    /** It cannot or need not be done for this person. */
    UNSUITABLE("cannot or need not be done"),
    /** It is not so: absent, excluded, no longer, or about somebody else. */
    NOT("is not so"),
    /** It was so in the past. */
    HISTORICAL("was so in the past");

    private static final List<CodeRole> ALL = List.of(values());

    private final String meaning;

    CodeRole(String meaning) {
        this.meaning = meaning;
    }

    /** As files write it, such as {@code state}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words that follow "it". */
    public String meaning() {
        return meaning;
    }

    /** The role that a file's word means. */
    public static Optional<CodeRole> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    static CodeRole numbered(int number) {
        return ALL.get(number);
    }
}
