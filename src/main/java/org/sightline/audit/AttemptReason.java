package org.sightline.audit;

/** Why a request that nobody may make was refused, as the trail names it. */
public enum AttemptReason {
    /** A launch's address was asked for without any cookie of a launch. */
    COOKIE_MISSING("cookie-missing"),
    /** The cookie that came is not this launch's. */
    COOKIE_WRONG("cookie-wrong"),
    /** A form came from a page that is not ours. */
    FORM_FROM_ELSEWHERE("form-from-elsewhere"),
    /** A form came from a page of ours that is not this launch's. */
    FORM_OF_ANOTHER_PAGE("form-of-another-page"),
    /** The address has a character in code, such as {@code %2e}. */
    ADDRESS_ENCODED("address-encoded"),
    /** The address has a parameter in its path, such as {@code ;x}. */
    ADDRESS_PARAMETER("address-parameter"),
    /** The address has a segment of dots. */
    ADDRESS_DOTS("address-dots"),
    /** The address has two slashes in a row. */
    ADDRESS_DOUBLE_SLASH("address-double-slash"),
    /** The address has another spelling for another reason. */
    ADDRESS_OTHER("address-other"),
    /** Another system's request came without a token or an assertion that is good. */
    TOKEN_NOT_ACCEPTED("token-not-accepted"),
    /** Its token names a registered system and is not signed by it: anybody may have made it. */
    TOKEN_NAMES_SYSTEM("token-names-system"),
    /** A registered system's own token was not good any more, or not for this. */
    TOKEN_OF_SYSTEM("token-of-system"),
    /** A launch that only names an organisation, when more of them had come than have rows of their own. */
    LAUNCH_NOT_PROVED("launch-not-proved"),
    /** More came than could be looked at: what they were is not known. */
    NOT_LOOKED_AT("not-looked-at");

    private final String code;

    AttemptReason(String code) {
        this.code = code;
    }

    /** The word in the audit trail. */
    public String code() {
        return code;
    }
}
