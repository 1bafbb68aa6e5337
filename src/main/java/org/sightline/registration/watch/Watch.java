package org.sightline.registration.watch;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** What one rule looks for in the audit trail, with its thresholds. Two that are equal find the same. */
public sealed interface Watch {

    default Kind kind() {
        return switch (this) {
            case OwnRecord _ -> Kind.OWN_RECORD;
            case SameSurname _ -> Kind.SAME_SURNAME;
            case Volume _ -> Kind.VOLUME;
            case ManyUsers _ -> Kind.MANY_USERS;
            case OverrideRate _ -> Kind.OVERRIDE_RATE;
            case OverrideWords _ -> Kind.OVERRIDE_WORDS;
            case OutOfHours _ -> Kind.OUT_OF_HOURS;
            case TwoPlaces _ -> Kind.TWO_PLACES;
            case NoContact _ -> Kind.NO_CONTACT;
            case StatedRelationship _ -> Kind.STATED_RELATIONSHIP;
            case Attempts _ -> Kind.ATTEMPTS;
            case WrongPatient _ -> Kind.WRONG_PATIENT;
        };
    }

    /** The kinds there are. */
    enum Kind {
        OWN_RECORD("own-record", "Own record"),
        SAME_SURNAME("same-surname", "Same surname"),
        VOLUME("volume", "Many patients in a day"),
        MANY_USERS("many-users", "One patient, many users"),
        OVERRIDE_RATE("override-rate", "Many overrides"),
        OVERRIDE_WORDS("override-words", "The same words for several overrides"),
        OUT_OF_HOURS("out-of-hours", "Out of hours"),
        TWO_PLACES("two-places", "Two places at once"),
        NO_CONTACT("no-contact", "No contact with the organisation"),
        STATED_RELATIONSHIP("stated-relationship", "Stated relationship"),
        ATTEMPTS("attempts", "Attempts at somebody else’s launch or document"),
        WRONG_PATIENT("wrong-patient", "Another patient’s data from a source");

        private final String code;
        private final String title;

        Kind(String code, String title) {
            this.code = code;
            this.title = title;
        }

        /** Its word in files, in the database and in addresses. */
        public String code() {
            return code;
        }

        /** What it looks for, as the heading of a case. */
        public String title() {
            return title;
        }

        public static Kind ofCode(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A user opens the record of the patient that the user is, by NHS number or by the whole name. */
    record OwnRecord() implements Watch {}

    /**
     * A user opens the record of a patient of the same surname, if it is not a common one.
     *
     * @param commonAmong a surname that so many users have is common
     * @param common surnames that are, however many users have them
     */
    record SameSurname(int commonAmong, List<String> common) implements Watch {
        public SameSurname {
            common = common.stream().sorted().distinct().toList();
        }
    }

    /**
     * A user opens the records of more patients in a day than others of the same role do.
     *
     * @param percentile of the patients that users of the role open in a day
     * @param days so many days before are compared with
     * @param atLeast fewer patients are never too many
     */
    record Volume(int percentile, int days, int atLeast) implements Watch {}

    /** So many users of an organisation open one patient's record within so many hours. */
    record ManyUsers(int users, int hours) implements Watch {}

    /** A user begins so many overrides within so many days. */
    record OverrideRate(int overrides, int days) implements Watch {}

    /** A user gives the same words for so many overrides within so many days. */
    record OverrideWords(int times, int days) implements Watch {}

    /**
     * A user opens a record when the organisation is closed.
     *
     * @param from when it opens, UK time
     * @param until when it closes
     * @param weekends whether it is open at weekends
     * @param roles the codes of the roles it is about; empty for all
     */
    record OutOfHours(LocalTime from, LocalTime until, boolean weekends, List<String> roles) implements Watch {
        public OutOfHours {
            roles = roles.stream().sorted().distinct().toList();
        }
    }

    /**
     * A user opens records from two networks within so many minutes.
     *
     * @param networkBits so many first bits of an IPv4 address name a network; of an IPv6 address it is 48
     */
    record TwoPlaces(int minutes, int networkBits) implements Watch {}

    /** A user opens the record of a patient whom none of the organisation's own feeds knows. */
    record NoContact() implements Watch {}

    /** A user states that there is a relationship to the patient, where no feed vouches for it. */
    record StatedRelationship() implements Watch {}

    /**
     * Somebody tries to open a launch that is not theirs, or another patient's document in one.
     *
     * @param reasons why what was tried was refused, by the words of the trail
     */
    record Attempts(List<String> reasons) implements Watch {
        public Attempts {
            reasons = reasons.stream().sorted().distinct().toList();
        }
    }

    /** A feed sends another patient's data. */
    record WrongPatient() implements Watch {}
}
