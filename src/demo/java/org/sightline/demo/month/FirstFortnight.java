package org.sightline.demo.month;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.sightline.demo.month.StaffMember.Job;

/** A surgery begins to use the viewer: two more of its people each workday, until all of them do. */
final class FirstFortnight {

    private static final int DAYS = 14;
    private static final List<String> DOCTORS =
            List.of("Hana Wetherby", "Joel Ashdown", "Mira Castellan", "Peter Oakshott", "Saira Loxley", "Tom Birkett");

    private FirstFortnight() {}

    /** @param registration of the surgery, and the name of its own feed */
    static List<MonthRow> rows(String registration, LocalDate lastDay) {
        Ward surgery = new Ward(registration, "Greenfield Surgery", "Y99001");
        int workday = 0;
        for (LocalDate day = lastDay.minusDays(DAYS - 1L); !day.isAfter(lastDay); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                workday++;
                works(surgery, day, Math.min(2 * workday, DOCTORS.size()));
            }
        }
        return surgery.rows();
    }

    private static void works(Ward surgery, LocalDate day, int doctors) {
        for (int i = 0; i < doctors; i++) {
            StaffMember who = new StaffMember("greenfield-" + i, DOCTORS.get(i), Job.DOCTOR, "10.2.1." + (10 + i));
            for (int patient = 0; patient < 4; patient++) {
                MonthRow opening = surgery.opens(
                        who,
                        Ward.patient(300 + (day.getDayOfMonth() * 7 + i * 11 + patient * 3) % 90),
                        Ward.at(day, 8 * 60 + 35 + 127 * patient + 9 * i));
                if (patient % 2 == 1) {
                    surgery.opensBesides(opening, "non-gp");
                }
            }
        }
    }
}
