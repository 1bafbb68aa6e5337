package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes appointments, past and to come. */
final class AppointmentMaker {

    private AppointmentMaker() {}

    static Appointment appointment(Filing filing, StoryEntry entry) {
        Appointment appointment = new Appointment();
        appointment.addIdentifier(filing.file(appointment, "Appointment", entry));
        appointment.setStatus(AppointmentStatus.fromCode(entry.text("status", "booked")));
        appointment.addServiceType(entry.coded("what"));
        entry.optional("specialty").ifPresent(text -> appointment.addSpecialty(StoryCodes.parse(text)));
        entry.optional("for").ifPresent(text -> appointment.addReasonCode(StoryCodes.parse(text)));
        entry.optional("why").ifPresent(text -> appointment.setCancelationReason(StoryCodes.parse(text)));
        entry.optional("description").ifPresent(appointment::setDescription);
        appointment.setStartElement(StoryDates.instant(entry.when("date")));
        entry.optionalWhen("until").map(StoryDates::instant).ifPresent(appointment::setEndElement);
        entry.optionalWhen("recorded").ifPresent(appointment::setCreatedElement);
        entry.optional("note").ifPresent(appointment::setComment);
        join(appointment, filing.subject(entry));
        entry.optional("by").ifPresent(name -> join(appointment, Filing.named(name)));
        entry.optional("at").ifPresent(name -> join(appointment, Filing.named(name)));
        return appointment;
    }

    private static void join(Appointment appointment, Reference who) {
        appointment.addParticipant().setActor(who).setStatus(ParticipationStatus.ACCEPTED);
    }
}
