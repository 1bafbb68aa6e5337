package org.sightline.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one feed gave for one opening. A feed that failed can never look like a feed that holds nothing: whoever reads
 * an answer has to branch on it.
 */
public sealed interface FeedAnswer {

    /**
     * The feed knows the patient and answered.
     *
     * @param readAt when the last byte of it had been read
     * @param patient the feed's own Patient resource, whose NHS number and birth date agree with the launch
     * @param outcomes what each planned search gave
     * @param included the resources that came along by {@code _include}, by {@code Type/id}
     */
    record Answered(
            Instant readAt,
            Patient patient,
            Map<SearchPlan.Search, SearchOutcome> outcomes,
            Map<String, Resource> included)
            implements FeedAnswer {
        public Answered {
            outcomes = Map.copyOf(outcomes);
            included = Map.copyOf(included);
        }
    }

    /** The feed could not be asked, or did not answer in time, or not in a way that can be read. */
    record Unavailable(Reason reason, String detail) implements FeedAnswer {
        /** Why; the detail is for operators and never shown. */
        public enum Reason {
            NO_CONNECTION,
            TOO_SLOW,
            TLS,
            SERVER_ERROR,
            BUSY,
            /** It broke off, or is garbled. */
            UNREADABLE,
            /** It is something else, such as a page for logging in or another version of FHIR. */
            NOT_FHIR_R4,
            TOO_LARGE,
            NO_CREDENTIALS
        }
    }

    /** The feed refused us (401 or 403). */
    record NotPermitted(String detail) implements FeedAnswer {}

    /** The feed holds no patient with this NHS number: a complete answer. */
    record PatientNotKnown(Instant readAt) implements FeedAnswer {}

    /**
     * The feed's patient, or the subject of something it sent, is not surely the patient of the launch; nothing of it
     * is kept.
     */
    record PatientMismatch(Kind kind, String detail) implements FeedAnswer {
        /** What disagreed. */
        public enum Kind {
            BIRTH_DATE,
            NO_BIRTH_DATE,
            BIRTH_YEAR_ONLY,
            BIRTH_MONTH_ONLY,
            SEVERAL_MATCHES,
            /** Its record is marked inactive, or replaced by another. */
            NOT_IN_USE,
            /** The launch's NHS number is there, as one that the patient had before. */
            FORMER_NUMBER,
            NO_NUMBER,
            /** Somebody else's data, and no mere difference of form: the only one that raises an alarm. */
            WRONG_PATIENT
        }
    }

    /** The feed's whole record of this patient is withheld, because the feed labels it restricted. */
    record Withheld() implements FeedAnswer {}

    /** The feed says that the patient objects to its record being shared: nothing of what else it sent is kept. */
    record PatientObjected() implements FeedAnswer {}

    /** It was not asked: the patient does not want what it holds to be shown, or it is not for this user. */
    record NotAsked() implements FeedAnswer {}

    /**
     * It was not asked: what it holds is not for the users of the organisation that launched.
     *
     * @param organisation its name
     */
    record NotShared(String organisation) implements FeedAnswer {

        /** To be read after the feed's name. */
        public String words() {
            return "not shown to users of " + organisation;
        }
    }

    /** The partner is named in the configuration but not connected. */
    record NotConnected() implements FeedAnswer {}

    /**
     * The feed has been asked and has not answered yet.
     *
     * @param unrestricted whether it has said who its patient is, and has not labelled that patient's record as restricted
     */
    record Awaited(boolean unrestricted) implements FeedAnswer {
        public Awaited() {
            this(false);
        }
    }

    /** Nobody waited for it any more: no verdict on the feed. */
    record GivenUp() implements FeedAnswer {}

    /** The outcomes' resources of every search, for those who count or label. */
    static List<Resource> resourcesOf(Answered answered) {
        return answered.outcomes().values().stream()
                .flatMap(outcome -> outcome.resources().stream())
                .toList();
    }
}
