package org.sightline.demo.month;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sightline.demo.month.StaffMember.Job;

/** A month of work: who opens whose record when, and what {@link CuriousColleague} does besides. */
public final class PlausibleMonth {

    static final StaffMember CORA = new StaffMember("cora.pell", "Cora Pell", Job.CLERK, "10.1.9.9");

    private static final int DAYS = 30;
    private static final int PATIENTS = 250;
    private static final int FIRST_MINUTE = 8 * 60;
    private static final int LAST_MINUTE = 17 * 60 + 30;
    private static final List<String> NURSES =
            List.of("Rosa Marlow", "Ines Marlow", "Piotr Marlow", "Grace Tunnicliffe", "Owen Brockbank");
    private static final List<String> DOCTORS =
            List.of("Bram Askew", "Leila Hosseinzadeh", "Tomas Verrall", "Edith Kinnaird", "Samir Oduya");
    private static final List<String> CLERKS =
            List.of("Alun Trewin", "Bess Fothergill", "Carys Quillan", "Dov Lindqvist", "Effie Sandiland");
    private static final StaffMember NIGHT = new StaffMember("nadia.frost", "Nadia Frost", Job.NURSE, "10.1.8.8");

    private final List<LocalDate> workdays;
    private final LocalDate firstDay;
    private final Ward ward;
    private final Random random = new Random(1);

    private PlausibleMonth(Ward ward, LocalDate lastDay) {
        this.ward = ward;
        this.firstDay = lastDay.minusDays(DAYS - 1L);
        this.workdays = firstDay.datesUntil(lastDay.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .toList();
    }

    /** The rows of the month that ends with a day, at an organisation whose own feed has its name. */
    static List<MonthRow> rows(String registration, LocalDate lastDay) {
        Ward ward = new Ward(registration);
        PlausibleMonth month = new PlausibleMonth(ward, lastDay);
        month.everybodyWorks();
        month.whatIsUnusualAndRight();
        new CuriousColleague(ward, month.workdays).isCurious();
        return ward.rows();
    }

    static List<StaffMember> staff() {
        return Stream.of(staff(NURSES, Job.NURSE), staff(DOCTORS, Job.DOCTOR), staff(CLERKS, Job.CLERK))
                .flatMap(List::stream)
                .toList();
    }

    private static List<StaffMember> staff(List<String> names, Job job) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new StaffMember(
                        names.get(i).toLowerCase(java.util.Locale.ROOT).replace(' ', '.'),
                        names.get(i),
                        job,
                        "10.1.%d.%d".formatted(job.ordinal() + 1, i + 10)))
                .toList();
    }

    private void everybodyWorks() {
        List<StaffMember> all = new ArrayList<>(staff());
        all.add(CORA);
        for (LocalDate day : workdays) {
            for (StaffMember who : all) {
                int patients = 4 + random.nextInt(6);
                for (int i = 0; i < patients; i++) {
                    int minute = FIRST_MINUTE + random.nextInt(LAST_MINUTE - FIRST_MINUTE);
                    MonthRow opening = ward.opens(who, Ward.patient(random.nextInt(PATIENTS)), Ward.at(day, minute));
                    besides(who.job(), i).forEach(tab -> ward.opensBesides(opening, tab));
                }
            }
        }
    }

    /** The other tabs that somebody looks at, of the patients of a day one by one. */
    private static List<String> besides(Job job, int patient) {
        return switch (job) {
            case DOCTOR -> patient % 2 == 0 ? List.of("gp-data") : patient % 3 == 0 ? List.of("non-gp") : List.of();
            case NURSE -> patient % 3 == 0 ? List.of("care-coordinator") : List.of();
            case CLERK -> List.of();
        };
    }

    /** Nothing of it is to be found by a rule. */
    private void whatIsUnusualAndRight() {
        for (int night = 0; night < DAYS; night += 3) {
            for (int i = 0; i < 4; i++) {
                ward.opens(NIGHT, Ward.patient(i + night), Ward.at(firstDay.plusDays(night), 60 + 50 * i));
            }
        }
        List<StaffMember> staff = staff();
        StaffMember rosa = staff.getFirst();
        ward.opensWith(
                rosa, Ward.patient(260), Ward.at(workdays.get(3), 600), java.util.Map.of("alike", "[\"surname\"]"));
        StaffMember bram = staff.get(NURSES.size());
        ward.overrides(bram, Ward.patient(261), Ward.at(workdays.get(4), 700), "Unconscious, brought in by ambulance.");
        ward.overrides(bram, Ward.patient(262), Ward.at(workdays.get(9), 710), "She asked for it herself, at her bed.");
        for (int i = 0; i < 30; i++) {
            ward.opens(bram, Ward.patient(i), Ward.at(workdays.get(6), 540 + 10 * i));
        }
        ward.attempt(rosa, Ward.patient(3), Ward.at(workdays.get(2), 640), "cookie-missing");
        staff.stream()
                .limit(8)
                .forEach(who -> ward.opens(
                        who,
                        Ward.patient(263),
                        Ward.at(workdays.get(8), 780 + who.name().length())));
    }
}
