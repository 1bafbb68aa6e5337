package org.sightline.demo.story.resource;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/** What a feed of a story may hold: each key of the file and what is made of its entries. */
public final class Kinds {

    private static final List<Kind> ALL = List.of(
            one("allergies", AllergyMaker::allergy),
            one("problems", ProblemMaker::problem),
            new Kind("medicines", MedicineMaker::medicine),
            new Kind("results", (filing, entry) -> ObservationMaker.of(filing, entry, "laboratory")),
            one("reports", ReportMaker::report),
            one("alerts", AlertMaker::alert),
            one("immunisations", ImmunisationMaker::immunisation),
            one("procedures", ProcedureMaker::procedure),
            one("encounters", EncounterMaker::encounter),
            one("appointments", AppointmentMaker::appointment),
            one("referrals", ReferralMaker::referral),
            one("documents", DocumentMaker::document),
            one("careTeams", CareTeamMaker::team),
            one("relatedPeople", RelatedPersonMaker::person),
            one("carePlans", CarePlanMaker::plan),
            one("consents", ConsentMaker::consent),
            one("forms", QuestionnaireMaker::form),
            new Kind("scores", (filing, entry) -> ObservationMaker.of(filing, entry, "survey")),
            new Kind("vitalSigns", (filing, entry) -> ObservationMaker.of(filing, entry, "vital-signs")),
            new Kind("socialHistory", (filing, entry) -> ObservationMaker.of(filing, entry, "social-history")),
            new Kind("pregnancy", (filing, entry) -> ObservationMaker.of(filing, entry, "")),
            new Kind("diabetes", (filing, entry) -> ObservationMaker.ofNotts(filing, entry, "diabetes")),
            new Kind("frailty", (filing, entry) -> ObservationMaker.ofNotts(filing, entry, "frailty")),
            new Kind("endOfLife", (filing, entry) -> ObservationMaker.ofNotts(filing, entry, "end-of-life")),
            one("caseNotes", NoteMaker::caseNote),
            one("messages", NoteMaker::message),
            one("packages", SocialCareMaker::episode),
            one("assessments", SocialCareMaker::assessment),
            one("notes", NoteMaker::consultationNote),
            one("equipment", EquipmentMaker::equipment),
            one("notices", ListMaker::notice));

    private Kinds() {}

    /** Everything one feed's entry tells, apart from the patient. */
    public static List<DomainResource> madeFrom(Filing filing, StoryEntry feed) {
        List<DomainResource> resources = new ArrayList<>();
        Consulted consulted = new Consulted();
        for (Kind kind : ALL) {
            for (StoryEntry entry : feed.list(kind.key)) {
                entry.repeated().forEach(told -> resources.addAll(made(kind, filing, told, consulted)));
            }
        }
        consulted.link();
        return resources;
    }

    private static List<? extends DomainResource> made(
            Kind kind, Filing filing, StoryEntry entry, Consulted consulted) {
        try {
            List<? extends DomainResource> made = kind.maker.make(filing, entry);
            made.forEach(resource -> consulted.note(resource, entry));
            return made;
        } catch (IllegalArgumentException | org.hl7.fhir.exceptions.FHIRException e) {
            throw new StoryException(entry.place() + ": " + e.getMessage());
        }
    }

    private record Kind(String key, Maker maker) {}

    private interface Maker {
        List<? extends DomainResource> make(Filing filing, StoryEntry entry);
    }

    private interface SingleMaker {
        DomainResource make(Filing filing, StoryEntry entry);
    }

    private static Kind one(String key, SingleMaker maker) {
        return new Kind(key, (filing, entry) -> List.of(maker.make(filing, entry)));
    }
}
