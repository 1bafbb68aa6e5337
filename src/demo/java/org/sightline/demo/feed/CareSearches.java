package org.sightline.demo.feed;

import static org.sightline.demo.feed.ParameterOf.PATIENT;
import static org.sightline.demo.feed.ParameterOf.code;
import static org.sightline.demo.feed.ParameterOf.coding;
import static org.sightline.demo.feed.ParameterOf.concept;
import static org.sightline.demo.feed.ParameterOf.concepts;
import static org.sightline.demo.feed.ParameterOf.date;
import static org.sightline.demo.feed.ParameterOf.identifiers;

import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.sightline.demo.feed.ServedParameters.Parameter;

/** What care, plans and people around the patient are searched by. */
final class CareSearches {

    static final Map<String, Map<String, Parameter>> BY_TYPE = Map.ofEntries(
            Map.entry(
                    "Flag",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Flag.class, Flag::getIdentifier),
                            "date",
                            date(Flag.class, Flag::getPeriod))),
            Map.entry(
                    "Encounter",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Encounter.class, Encounter::getIdentifier),
                            "class",
                            coding(Encounter.class, Encounter::getClass_),
                            "type",
                            concepts(Encounter.class, Encounter::getType),
                            "status",
                            code(Encounter.class, Encounter::getStatusElement),
                            "date",
                            date(Encounter.class, Encounter::getPeriod))),
            Map.entry(
                    "Appointment",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Appointment.class, Appointment::getIdentifier),
                            "service-type",
                            concepts(Appointment.class, Appointment::getServiceType),
                            "specialty",
                            concepts(Appointment.class, Appointment::getSpecialty),
                            "status",
                            code(Appointment.class, Appointment::getStatusElement),
                            "date",
                            date(Appointment.class, Appointment::getStartElement))),
            Map.entry(
                    "ServiceRequest",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(ServiceRequest.class, ServiceRequest::getIdentifier),
                            "code",
                            concept(ServiceRequest.class, ServiceRequest::getCode),
                            "category",
                            concepts(ServiceRequest.class, ServiceRequest::getCategory),
                            "status",
                            code(ServiceRequest.class, ServiceRequest::getStatusElement),
                            "intent",
                            code(ServiceRequest.class, ServiceRequest::getIntentElement),
                            "priority",
                            code(ServiceRequest.class, ServiceRequest::getPriorityElement),
                            "authored",
                            date(ServiceRequest.class, ServiceRequest::getAuthoredOnElement))),
            Map.entry(
                    "DocumentReference",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(DocumentReference.class, DocumentReference::getIdentifier),
                            "type",
                            concept(DocumentReference.class, DocumentReference::getType),
                            "category",
                            concepts(DocumentReference.class, DocumentReference::getCategory),
                            "status",
                            code(DocumentReference.class, DocumentReference::getStatusElement),
                            "date",
                            date(DocumentReference.class, DocumentReference::getDateElement))),
            Map.entry(
                    "CareTeam",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(CareTeam.class, CareTeam::getIdentifier),
                            "category",
                            concepts(CareTeam.class, CareTeam::getCategory),
                            "status",
                            code(CareTeam.class, CareTeam::getStatusElement),
                            "date",
                            date(CareTeam.class, CareTeam::getPeriod))),
            Map.entry(
                    "RelatedPerson",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(RelatedPerson.class, RelatedPerson::getIdentifier),
                            "relationship",
                            concepts(RelatedPerson.class, RelatedPerson::getRelationship))),
            Map.entry(
                    "CarePlan",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(CarePlan.class, CarePlan::getIdentifier),
                            "category",
                            concepts(CarePlan.class, CarePlan::getCategory),
                            "status",
                            code(CarePlan.class, CarePlan::getStatusElement),
                            "intent",
                            code(CarePlan.class, CarePlan::getIntentElement),
                            "date",
                            date(CarePlan.class, CarePlan::getPeriod))),
            Map.entry(
                    "Consent",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Consent.class, Consent::getIdentifier),
                            "category",
                            concepts(Consent.class, Consent::getCategory),
                            "scope",
                            concept(Consent.class, Consent::getScope),
                            "status",
                            code(Consent.class, Consent::getStatusElement),
                            "date",
                            date(Consent.class, Consent::getDateTimeElement),
                            "period",
                            date(Consent.class, c -> c.getProvision().getPeriod()))),
            Map.entry(
                    "Communication",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Communication.class, Communication::getIdentifier),
                            "category",
                            concepts(Communication.class, Communication::getCategory),
                            "status",
                            code(Communication.class, Communication::getStatusElement),
                            "sent",
                            date(Communication.class, Communication::getSentElement))),
            Map.entry(
                    "EpisodeOfCare",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(EpisodeOfCare.class, EpisodeOfCare::getIdentifier),
                            "type",
                            concepts(EpisodeOfCare.class, EpisodeOfCare::getType),
                            "status",
                            code(EpisodeOfCare.class, EpisodeOfCare::getStatusElement),
                            "date",
                            date(EpisodeOfCare.class, EpisodeOfCare::getPeriod))),
            Map.entry(
                    "List",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(ListResource.class, ListResource::getIdentifier),
                            "code",
                            concept(ListResource.class, ListResource::getCode),
                            "status",
                            code(ListResource.class, ListResource::getStatusElement),
                            "date",
                            date(ListResource.class, ListResource::getDateElement))),
            Map.entry(
                    "DeviceUseStatement",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(DeviceUseStatement.class, DeviceUseStatement::getIdentifier))),
            Map.entry(
                    "Task",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Task.class, Task::getIdentifier),
                            "code",
                            concept(Task.class, Task::getCode),
                            "business-status",
                            concept(Task.class, Task::getBusinessStatus),
                            "status",
                            code(Task.class, Task::getStatusElement),
                            "intent",
                            code(Task.class, Task::getIntentElement),
                            "priority",
                            code(Task.class, Task::getPriorityElement),
                            "authored-on",
                            date(Task.class, Task::getAuthoredOnElement),
                            "period",
                            date(Task.class, Task::getExecutionPeriod))));

    private CareSearches() {}
}
