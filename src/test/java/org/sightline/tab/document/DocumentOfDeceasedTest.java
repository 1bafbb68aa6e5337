package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.policy.AccessPolicy;
import org.sightline.tab.Feeds;
import org.sightline.visit.RecordNotShownException;

/** A document of somebody who died, whose record is not shown any more. */
class DocumentOfDeceasedTest {

    private final DocumentUnderTest document = new DocumentUnderTest();

    @Test
    void isNotOpenedOnceItsSourceSaysSo() {
        document.opening.ofDeceased = new AccessPolicy.OfDeceased.NotShown("not at all", false);
        document.answered(new DocumentAnswer.Found(
                new Patient().setDeceased(new BooleanType(true)),
                (DomainResource) Feeds.json("{'resourceType':'DocumentReference','id':'d1','status':'current'}"),
                new DocumentFile.Bytes(new byte[] {1}, Set.of())));
        for (Use use : Use.values()) {
            isRefused(use);
        }
    }

    @Test
    @DisplayName("LIFE-3 nor once another source says so: asked for it, or heard before")
    void isNotOpenedOnceAnotherSourceSaysSo() {
        document.opening.ofDeceased = new AccessPolicy.OfDeceased.NotShown("not at all", false);
        document.opening.feeds = List.of(Feeds.feed("Greenfield Surgery"), Feeds.feed("Northgate Hospital"));
        document.opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan),
                Feeds.answered(
                        "Northgate Hospital",
                        plan,
                        Feeds.json("{'resourceType':'Patient','deceasedDateTime':'2019-03-04'}")));
        isRefused(Use.PAGE);
        isRefused(Use.DOWNLOAD);
        assertFalse(document.opening.log.contains("read document"), document.opening.log.toString());
        assertEquals(1, document.opening.log.stream().filter("read"::equals).count(), document.opening.log.toString());
    }

    @Test
    void isNotOpenedOnceThePageWasRefused() {
        document.opening.ofDeceased = new AccessPolicy.OfDeceased.NotShown("not at all", false);
        document.opening.feeds = List.of(Feeds.feed("Greenfield Surgery"), Feeds.feed("Northgate Hospital"));
        document.opening.answers = plan -> List.of(Feeds.answered(
                "Northgate Hospital", plan, Feeds.json("{'resourceType':'Patient','deceasedBoolean':true}")));
        assertThrows(RecordNotShownException.class, document.opening::page);
        document.opening.log.clear();
        isRefused(Use.PAGE);
        assertFalse(document.opening.log.contains("read"), document.opening.log.toString());
    }

    private void isRefused(Use use) {
        assertEquals(
                RecordNotShownException.Reason.PATIENT_DIED,
                assertThrows(RecordNotShownException.class, () -> document.open(use))
                        .reason());
    }
}
