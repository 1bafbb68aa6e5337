package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.audit.AuditEvent;
import org.sightline.context.TabId;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.find.FindWords;
import org.sightline.tab.role.ShownTabs;
import org.sightline.visit.RecordNotShownException;

/**
 * What a role is not shown is nowhere: each resource of a kind that it is shown nothing of carries a marker in every text,
 * and every reference to one in its display, and neither pages, nor their pieces, nor what is found or printed, nor the
 * trail has it.
 */
class RoleLeakageTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();
    private static final String MARKER = "Zq7secret";

    /** With allergies, medicines, letters, plans, social care, a hospital stay and mental health care among them. */
    private static final List<String> PATIENTS = List.of("9990000018", "9990000190");

    static Stream<Named<RoleProfile>> narrowed() {
        return RoleMatrixTest.narrowed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("narrowed")
    @DisplayName("H13 F19 what a role is not shown is on no page, in no piece, in nothing found or printed, in no row")
    void whatARoleIsNotShownIsNowhere(RoleProfile profile) {
        Set<String> hidden = new ShownTabs(CATALOGUE, profile).hiddenTypes();
        int marked = 0;
        Marked closed = new Marked(profile, PATIENTS.getFirst(), hidden);
        for (TabId tab : profile.tabs().keySet()) {
            for (String patient : PATIENTS) {
                Marked page = new Marked(profile, patient, hidden);
                marked += page.marked;
                page.assertNowhere(tab + " " + patient, page.opening.page(tab));
            }
            for (String panel : CATALOGUE.panels().get(tab)) {
                switch (profile.showing(tab, panel)) {
                    case NOT_AT_ALL -> closed.assertRefused(tab, panel);
                    case EXISTS_ONLY -> new Marked(profile, PATIENTS.getFirst(), hidden).alone(tab, panel);
                    case IN_FULL -> {}
                }
            }
        }
        new Marked(profile, PATIENTS.getFirst(), hidden).paper();
        new Marked(profile, PATIENTS.getFirst(), hidden).find();
        new Marked(profile, PATIENTS.getFirst(), hidden).pieces();
        assertTrue(marked > 40, "entries of these kinds are there: " + marked);
    }

    @Test
    @DisplayName("the marker is found where a role is shown everything, so that the other test can fail")
    void aClinicianIsShownIt() {
        Set<String> hidden = new ShownTabs(CATALOGUE, RoleFiles.named("Secretary")).hiddenTypes();
        Marked page = new Marked(RoleFiles.named("Nurse"), PATIENTS.getFirst(), hidden);
        assertTrue(page.opening.page().contains(MARKER));
    }

    /** A record in which everything of hidden kinds is marked, and its opening by a role. */
    private static final class Marked {

        private final RoleProfile profile;
        private final Set<String> hidden;
        private final OpeningUnderTest opening = new OpeningUnderTest();
        private int marked;

        Marked(RoleProfile profile, String patient, Set<String> hidden) {
            this.profile = profile;
            this.hidden = hidden;
            StoryFeeds feeds = new StoryFeeds(patient);
            feeds.all().forEach(this::mark);
            opening.profile = profile;
            opening.tabs = profile.tabs().keySet();
            opening.answers = plan -> feeds.readings(plan, Map.of());
        }

        private void mark(DomainResource resource) {
            if (hidden.contains("Condition")) {
                nameProblem(resource);
            }
            boolean whole = hidden.contains(resource.fhirType());
            mark(resource, whole);
            if (whole) {
                marked++;
                Narrative narrative = new Narrative();
                narrative.setStatus(Narrative.NarrativeStatus.ADDITIONAL);
                narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + MARKER + "</div>");
                resource.setText(narrative);
            }
        }

        /** As sources do that name the diagnosis of a visit, a referral or a plan. */
        private static void nameProblem(DomainResource resource) {
            Reference problem = new Reference("Condition/hidden").setDisplay(MARKER);
            switch (resource) {
                case Encounter encounter -> encounter.addReasonReference(problem);
                case Appointment appointment -> appointment.addReasonReference(problem);
                case ServiceRequest request -> request.addReasonReference(problem);
                case CarePlan plan -> plan.addAddresses(problem);
                case DocumentReference document -> document.getContext().addRelated(problem);
                default -> {}
            }
        }

        private void mark(Base base, boolean whole) {
            for (Property property : base.children()) {
                for (Base value : property.getValues()) {
                    if (value instanceof Reference reference && leadsToHidden(reference)) {
                        reference.setDisplay(MARKER);
                    } else if (whole && value.getClass() == StringType.class && !isStructural(property)) {
                        ((PrimitiveType<?>) value).setValueAsString(MARKER);
                    }
                    if (!value.isPrimitive()) {
                        mark(value, whole);
                    }
                }
            }
        }

        private static boolean isStructural(Property property) {
            return Set.of("id", "reference", "system", "version").contains(property.getName());
        }

        private boolean leadsToHidden(Reference reference) {
            String target = reference.hasReference()
                    ? reference.getReference()
                    : reference.getResource() instanceof Resource resource ? resource.fhirType() + "/" : "";
            return hidden.stream().anyMatch(type -> target.contains(type + "/"));
        }

        void assertRefused(TabId tab, String panel) {
            String where = profile.rule() + " " + tab + "/" + panel;
            assertThrows(RecordNotShownException.class, () -> opening.alone(tab, panel, false), where);
            AuditEvent.TabDenied denied = (AuditEvent.TabDenied) opening.events.getLast();
            assertEquals("panel-not-permitted", denied.reason(), where);
            assertFalse(opening.log.contains("read"), where);
        }

        void alone(TabId tab, String panel) {
            assertNowhere(tab + "/" + panel, opening.alone(tab, panel, true));
        }

        void paper() {
            assertNowhere("print", opening.whole().print(opening.visit()));
        }

        void find() {
            String found = opening.whole().find(opening.visit(), "zq7se", new FindWords().query("zq7se"));
            assertTrue(Pages.visible(found).contains("Not found"), () -> Pages.visible(found));
            assertNowhere("find", found);
        }

        void pieces() {
            List<String> pieces = new ArrayList<>();
            opening.stream((_, html) -> {
                pieces.add(html);
                return true;
            });
            assertFalse(pieces.isEmpty());
            assertNowhere("pieces", String.join("\n", pieces));
        }

        void assertNowhere(String where, String html) {
            int at = html.toLowerCase(Locale.UK).indexOf(MARKER.toLowerCase(Locale.UK));
            assertFalse(
                    at >= 0,
                    () -> profile.rule() + " " + where + ": "
                            + html.substring(Math.max(0, at - 300), Math.min(html.length(), at + 60)));
            Set<String> rows = new HashSet<>();
            opening.opened.forEach(row -> rows.add(row.toString()));
            opening.events.forEach(row -> rows.add(row.toString()));
            assertFalse(rows.stream().anyMatch(row -> row.contains(MARKER)), where + ": in a row of the trail");
        }
    }
}
