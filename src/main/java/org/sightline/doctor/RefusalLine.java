package org.sightline.doctor;

import org.sightline.audit.LaunchHistory.RefusedLaunch;

/** One refused launch as the pages show it. */
record RefusalLine(String reference, String at, String door, String reason, String meaning, String detail) {

    static RefusalLine of(RefusedLaunch launch, RefusalWords words) {
        return new RefusalLine(
                launch.reference(),
                UkTime.second(launch.at()),
                door(launch.door()),
                launch.reason(),
                words.of(launch.reason()),
                launch.detail());
    }

    /** The way in, as people call it. */
    static String door(String door) {
        return switch (door) {
            case "TOKEN" -> "Form";
            case "PUSHED" -> "Pushed";
            case "SMART" -> "SMART";
            default -> door;
        };
    }
}
