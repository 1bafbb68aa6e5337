package org.sightline.doctor;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** How the office's first page lists this room's pages. */
final class DoctorPlaces {

    private DoctorPlaces() {}

    /** The page of the registration. */
    @Singleton
    static class Registration implements OfficePlace {

        @Override
        public String title() {
            return "Your launch registration";
        }

        @Override
        public String purpose() {
            return "What your organisation’s launches may do, its keys, how they go, and code to copy.";
        }

        @Override
        public String path() {
            return "/office/registration";
        }

        @Override
        public Set<Duty> duties() {
            return Set.of(Duty.ADMINISTRATOR);
        }
    }

    /** The list of refused launches. */
    @Singleton
    static class Launches implements OfficePlace {

        @Override
        public String title() {
            return "Refused launches";
        }

        @Override
        public String purpose() {
            return "Find out by its reference number, or from the latest, which check a launch failed.";
        }

        @Override
        public String path() {
            return "/office/launches";
        }

        @Override
        public Set<Duty> duties() {
            return Set.of(Duty.ADMINISTRATOR);
        }
    }

    /** The checks of a token. */
    @Singleton
    static class TokenCheck implements OfficePlace {

        @Override
        public String title() {
            return "Check a launch token";
        }

        @Override
        public String purpose() {
            return "Paste a token that your system made and see every check of a launch with its result. It is not used.";
        }

        @Override
        public String path() {
            return "/office/launch-token";
        }

        @Override
        public Set<Duty> duties() {
            return Set.of(Duty.ADMINISTRATOR);
        }
    }

    /** The check of the organisation's SMART server. */
    @Singleton
    static class SmartCheck implements OfficePlace {

        @Override
        public String title() {
            return "Check the SMART connection";
        }

        @Override
        public String purpose() {
            return "Ask your SMART server what a launch asks it and see every step with its answer. No record is opened.";
        }

        @Override
        public String path() {
            return "/office/smart-check";
        }

        @Override
        public Set<Duty> duties() {
            return Set.of(Duty.ADMINISTRATOR);
        }
    }

    /** A launch with a fictional patient. */
    @Singleton
    static class TestLaunch implements OfficePlace {

        @Override
        public String title() {
            return "Test launch";
        }

        @Override
        public String purpose() {
            return "Launch from your own system with a fictional patient and see every step with its answer.";
        }

        @Override
        public String path() {
            return "/office/test-launch";
        }

        @Override
        public Set<Duty> duties() {
            return Set.of(Duty.ADMINISTRATOR);
        }
    }
}
