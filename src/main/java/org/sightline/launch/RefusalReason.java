package org.sightline.launch;

/**
 * Why a launch was refused: one page for all, one audit code and one test for each. The groups follow the order in
 * which a token is looked at.
 */
public enum RefusalReason {
    /** The form has no {@code token} field, or an empty one. */
    TOKEN_MISSING,
    /** Larger than 8 KB. */
    TOKEN_TOO_LARGE,
    /** Not three parts of strict base64url holding strict JSON objects in UTF-8. */
    TOKEN_MALFORMED,
    /** JSON nested deeper than 8. */
    TOKEN_TOO_DEEP,
    /** A JSON object names a member twice. */
    TOKEN_AMBIGUOUS,

    /** The header has a parameter beyond {@code alg}, {@code kid}, {@code typ} and certificate thumbprints. */
    HEADER_NOT_ALLOWED,
    /** {@code typ} is not {@code launch+jwt}. */
    TYPE_NOT_ACCEPTED,
    /** No usable {@code kid}. */
    KEY_ID_MISSING,
    /** No organisation is registered with this token issuer. */
    ISSUER_UNKNOWN,
    /** {@code alg} is not the one algorithm registered for the organisation. */
    ALGORITHM_NOT_ACCEPTED,

    /** The organisation has no key of this {@code kid}. */
    KEY_UNKNOWN,
    /** The key is past its end. */
    KEY_EXPIRED,
    /** The organisation publishes a key that is too weak, of another kind, or not the only one of its {@code kid}. */
    KEY_UNFIT,
    /** The organisation's keys cannot be fetched and none are known from before. */
    KEYS_UNAVAILABLE,
    /** The signature is not the key's. */
    SIGNATURE_INVALID,

    /** {@code aud} is anything but this viewer's launch URL. */
    AUDIENCE_WRONG,
    /** {@code iat}, {@code exp} or {@code nbf} is missing or not a whole number of seconds. */
    TIME_MALFORMED,
    /** Used before {@code iat} or {@code nbf}. */
    TOKEN_NOT_YET_VALID,
    /** Used after {@code exp}, or issued too long ago. */
    TOKEN_EXPIRED,
    /** {@code exp} is too long after {@code iat}, or not after it. */
    LIFETIME_NOT_ACCEPTED,
    /** No usable {@code jti}. */
    TOKEN_ID_MALFORMED,
    /** No usable {@code sub}. */
    SUBJECT_MALFORMED,

    /** Not exactly one patient with an identifier of the NHS number's system. */
    PATIENT_MALFORMED,
    /** The NHS number is not ten digits that pass Modulus 11. */
    NHS_NUMBER_INVALID,
    /** The birth date is not a whole date in the past. */
    BIRTH_DATE_INVALID,
    /** The practitioner lacks an identifier, a name or a role. */
    PRACTITIONER_MALFORMED,
    /** The organisation is not one of the registration's own. */
    ORGANISATION_NOT_REGISTERED,
    /** The purpose is not one that a launch may state. */
    PURPOSE_NOT_ACCEPTED,
    /** The encounter is not a short text. */
    ENCOUNTER_MALFORMED,

    /** The page that posted the token is not one the organisation registered. */
    ORIGIN_NOT_ALLOWED,
    /** The token was used before. */
    TOKEN_REPLAYED,
    /** The one-time link of a pushed launch is unknown, used or too old. */
    LINK_NOT_VALID,
    /** The registration or the key behind a pushed launch went before its link was opened. */
    REGISTRATION_WITHDRAWN
}
