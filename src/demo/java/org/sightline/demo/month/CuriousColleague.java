package org.sightline.demo.month;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Cora Pell, a clerk, who looks where she has no reason to; and two faults that are nobody's. */
final class CuriousColleague {

    static final String OWN = Ward.patient(270);
    static final String COUSIN = Ward.patient(271);
    static final String FOOTBALLER = Ward.patient(272);
    static final String NEIGHBOUR = Ward.patient(273);
    static final String MIXED_UP = Ward.patient(274);

    private final Ward ward;
    private final List<LocalDate> workdays;

    CuriousColleague(Ward ward, List<LocalDate> workdays) {
        this.ward = ward;
        this.workdays = workdays;
    }

    void isCurious() {
        StaffMember cora = PlausibleMonth.CORA;
        ward.opensWith(cora, OWN, at(5, 615), Map.of("user_identifiers", Ward.ownNumber(OWN)));
        ward.opensWith(cora, COUSIN, at(7, 910), Map.of("alike", "[\"surname\"]"));
        for (int i = 0; i < 55; i++) {
            ward.opens(cora, Ward.patient(100 + i), at(12, 490 + 9 * i));
        }
        PlausibleMonth.staff()
                .forEach(who ->
                        ward.opens(who, FOOTBALLER, at(14, 660 + 7 * who.name().length())));
        ward.opens(cora, FOOTBALLER, at(14, 700));
        for (int i = 0; i < 5; i++) {
            ward.overrides(cora, Ward.patient(275 + i), at(15 + i / 2, 640 + 20 * i), "Needed for the patient's care.");
        }
        ward.opens(cora, Ward.patient(281), at(10, 23 * 60 + 40));
        ward.opens(cora, Ward.patient(282), at(16, 1_055));
        ward.opensWith(cora, Ward.patient(283), at(16, 1_059), Map.of("ip", "203.0.113.7"));
        ward.opens(cora, NEIGHBOUR, at(11, 800), ward.feed("patient-not-known", ""));
        ward.states(cora, NEIGHBOUR, at(11, 799));
        ward.attempt(cora, Ward.patient(284), at(17, 650), "cookie-wrong");
        ward.opens(
                PlausibleMonth.staff().getFirst(),
                MIXED_UP,
                at(6, 820),
                ward.feed("patient-mismatch", "WRONG_PATIENT: the look-up gave another NHS number"));
    }

    private java.time.Instant at(int workday, int minute) {
        return Ward.at(workdays.get(workday), minute);
    }
}
