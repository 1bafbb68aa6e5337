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
    /** By either door: for whom the user acts is not one other person with an identifier and a name. */
    ACTING_FOR_MALFORMED,
    /** By either door: the access rules do not let the user's role act for somebody in launches of this organisation. */
    ACTING_FOR_NOT_ALLOWED,
    /** By either door: the identifier of whom the user acts for is of a system that the access rules do not name. */
    ACTING_FOR_SYSTEM_UNKNOWN,
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
    /** The registration, or the key behind a pushed launch, went between a launch's two halves. */
    REGISTRATION_WITHDRAWN,
    /** An administrator's test launch is on in this browser, and the patient is not a fictional one. */
    TEST_PATIENT_NOT_FICTIONAL,
    /** The patient objects to the record being shown. */
    PATIENT_OBJECTED,
    /** The organisation's users open records from its own networks only, and the browser is in none of them. */
    NETWORK_NOT_ALLOWED,

    /** SMART: {@code iss} or {@code launch} is missing, empty, too long or there twice. */
    SMART_REQUEST_MALFORMED,
    /** SMART: no organisation is registered with this FHIR base; nothing was asked of it. */
    SMART_EHR_UNKNOWN,
    /** SMART: the EHR's description of its authorization server cannot be fetched or read, or lacks an endpoint. */
    SMART_DISCOVERY_FAILED,
    /** SMART: the description names an address that is not https at one of the registered hosts. */
    SMART_ENDPOINT_NOT_ALLOWED,
    /** SMART: the description does not promise PKCE with S256. */
    SMART_PKCE_MISSING,

    /** SMART: no start has this state, or it was used before. */
    SMART_STATE_UNKNOWN,
    /** SMART: the user took longer than five minutes. */
    SMART_STATE_EXPIRED,
    /** SMART: the start was made in another browser, or the browser kept no cookie of it. */
    SMART_BROWSER_DIFFERS,
    /** SMART: the answer came to another registration's address, or names another issuer. */
    SMART_RESPONSE_MIXED_UP,
    /** SMART: the authorization server did not let the user in. */
    SMART_NOT_AUTHORISED,
    /** SMART: the answer has no code. */
    SMART_CODE_MISSING,

    /** SMART: our own key or client secret cannot be read or used. */
    SMART_CLIENT_KEY_UNUSABLE,
    /** SMART: the key that access tokens are stored under cannot be read or used. */
    SMART_TOKENS_NOT_KEPT,
    /** SMART: the token server did not answer, or with a fault of its own. */
    SMART_TOKEN_SERVER_FAILED,
    /** SMART: the token server refused the code or us. */
    SMART_TOKEN_REFUSED,
    /** SMART: the token server gave no bearer token. */
    SMART_TOKEN_MALFORMED,
    /** SMART: the token response names no patient. */
    SMART_PATIENT_MISSING,

    /** SMART: the token response has no id token. */
    SMART_ID_TOKEN_MISSING,
    /** SMART: the keys of the id token's issuer cannot be found or fetched. */
    SMART_ID_TOKEN_KEYS_UNAVAILABLE,
    /** SMART: the id token's signature is no key's of the server. */
    SMART_ID_TOKEN_SIGNATURE_INVALID,
    /** SMART: the id token is of another issuer, for another client, of another time or of another start. */
    SMART_ID_TOKEN_NOT_ACCEPTED,
    /** SMART: the user is a patient or a relative. */
    SMART_USER_NOT_STAFF,
    /** SMART: the user has no {@code fhirUser} or no name. */
    SMART_USER_MALFORMED,

    /** SMART: the EHR's FHIR server does not give the Patient of the launch. */
    SMART_PATIENT_UNREADABLE,
    /** SMART: the Patient has no NHS number, several, or was merged into another. */
    SMART_PATIENT_UNIDENTIFIED
}
