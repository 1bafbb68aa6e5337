package org.sightline.officer;

/** Why somebody who signed in is not let in: the audit entry's reason; each has its words on the office's page. */
public enum OfficeRefusal {
    /** No role of theirs gives a duty. */
    NO_DUTY,
    /** Their duties are others than this page needs. */
    OTHER_DUTY,
    /** The provider does not say which organisation they work for. */
    ORGANISATION_MISSING,
    /** The organisation that the provider names has no launch registration. */
    ORGANISATION_UNKNOWN
}
