package org.sightline.visit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.ServiceDesk;

/** A record page that is not shown, for a reason its user can be told. Mapped to a page in {@code web}. */
public final class RecordNotShownException extends RuntimeException {

    /** Why the page is not shown. */
    public enum Reason {
        /** No such launch, or not this browser's: 404, and nobody learns which. */
        NO_SESSION,
        /** A form that stands on no page of this launch: answered as if there were no such launch. */
        FORM_OF_ANOTHER_PAGE,
        /** The session ended by time, by its user or because its registration went: 401. */
        SESSION_ENDED,
        /** The role does not open this tab: 403. */
        ROLE_NOT_PERMITTED,
        /** The organisation's users open records from its own networks only, and this is none of them: 403. */
        OUTSIDE_NETWORK,
        /** Nothing stands between the user and the patient, and their organisation asks for it: 403. */
        NO_RELATIONSHIP,
        /** The patient has died, and their record is not shown to this user any more: 403. */
        PATIENT_DIED,
        /** The patient objects to their record being shown: 403. */
        PATIENT_OBJECTED,
        /** A source labels the patient's record as restricted, and such records are not shown: 403. */
        RECORD_RESTRICTED,
        /** It cannot be read who may see what: 503. */
        POLICY_UNREADABLE
    }

    private final Reason reason;
    private final transient @Nullable ServiceDesk serviceDesk;
    private final @Nullable String way;
    private final transient List<String> notHeard;

    public RecordNotShownException(Reason reason, @Nullable ServiceDesk serviceDesk) {
        this(reason, serviceDesk, null, List.of());
    }

    private RecordNotShownException(
            Reason reason, @Nullable ServiceDesk serviceDesk, @Nullable String way, List<String> notHeard) {
        super("record not shown: " + reason);
        this.reason = reason;
        this.serviceDesk = serviceDesk;
        this.way = way;
        this.notHeard = List.copyOf(notHeard);
    }

    /** @param override where the user may say why it has to be shown; null if they may not */
    static RecordNotShownException objected(@Nullable ServiceDesk desk, @Nullable String override) {
        return new RecordNotShownException(Reason.PATIENT_OBJECTED, desk, override, List.of());
    }

    /** The same for a user who may say why it has to be shown. */
    RecordNotShownException withWay(String override) {
        return new RecordNotShownException(reason, serviceDesk, override, notHeard);
    }

    /**
     * @param form where the user may state a relationship; null if they may not
     * @param notHeard the names of the organisation's feeds that could not say whether they know the patient
     */
    static RecordNotShownException withoutRelationship(
            @Nullable ServiceDesk desk, @Nullable String form, List<String> notHeard) {
        return new RecordNotShownException(Reason.NO_RELATIONSHIP, desk, form, notHeard);
    }

    /** For an address that stands for nothing. */
    public static RecordNotShownException notThere() {
        return new RecordNotShownException(Reason.NO_SESSION, null);
    }

    public Reason reason() {
        return reason;
    }

    /** Where the user may say what lets them in, if they may. */
    public Optional<String> way() {
        return Optional.ofNullable(way);
    }

    /** The organisation's feeds that could not say whether they know the patient. */
    public List<String> notHeard() {
        return notHeard;
    }

    public Optional<ServiceDesk> serviceDesk() {
        return Optional.ofNullable(serviceDesk);
    }
}
