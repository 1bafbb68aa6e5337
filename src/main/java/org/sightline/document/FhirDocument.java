package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Reference;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.document.bounds.Bounds;

/**
 * A FHIR document, such as an International Patient Summary: its Composition's heading, and its sections with their
 * narrative; where a section has none, its entries in a line each.
 *
 * @see <a href="https://hl7.org/fhir/R4/documents.html">FHIR R4: documents</a>
 */
final class FhirDocument {

    private static final int DEEPEST_HEADING = 6;

    private final FhirEntries entries;
    private final FhirFiles files;
    private final Document page = Document.createShell("");
    private final List<String> leftOut = new ArrayList<>();

    private FhirDocument(FhirTree tree, FhirPeople people) {
        entries = new FhirEntries(tree, people);
        files = new FhirFiles(tree, people);
    }

    static Rendering of(FhirTree tree, LetterChecks checks) {
        Bundle bundle = tree.bundle();
        if (checks.withhold(bundle)) {
            return new Rendering.Withheld();
        }
        boolean document = bundle.getType() == Bundle.BundleType.DOCUMENT
                && bundle.getEntryFirstRep().getResource() instanceof Composition;
        if (!document) {
            return new Rendering.NotHere("It is a FHIR bundle that is no document. It is not shown here.");
        }
        Composition composition = (Composition) bundle.getEntryFirstRep().getResource();
        FhirPeople people = new FhirPeople(tree, composition.getSubject());
        LetterChecks.Named named = people.named();
        if (checks.isAnother(named)) {
            return new Rendering.OfAnotherPatient();
        }
        return new FhirDocument(tree, people)
                .rendering(composition, checks.cautions(named).toList());
    }

    static Rendering unreadable() {
        return new Rendering.NotHere("It is FHIR that is no document, or cannot be read. It is not shown here.");
    }

    private Rendering rendering(Composition composition, List<String> cautions) {
        String title = ShownText.of(composition.getTitle()).whole();
        page.body().appendElement("h1").text(title.isEmpty() ? "FHIR document" : title);
        Element facts = page.body().appendElement("dl");
        fact(facts, "Kind", CodedText.of(composition.getType()).text().whole());
        fact(
                facts,
                "Status",
                Words.sentence(composition.getStatusElement().getValueAsString())
                        .whole());
        fact(facts, "Date", ClinicalDate.of(composition.getDateElement()).text());
        fact(facts, "Patient", referred(Stream.of(composition.getSubject())));
        fact(facts, "Author", referred(composition.getAuthor().stream()));
        fact(facts, "Kept by", referred(Stream.of(composition.getCustodian())));
        fact(
                facts,
                "Signed by",
                referred(composition.getAttester().stream().map(Composition.CompositionAttesterComponent::getParty)));
        fact(facts, "Confidentiality", confidentiality(composition));
        leftOut.addAll(cautions);
        composition.getSection().forEach(section -> section(section, 2));
        return new Rendering.Laid(SafeHtml.page(title, page), leftOut, files());
    }

    private List<EnclosedFile> files() {
        EnclosedFiles all = files.all();
        leftOut.addAll(all.notes());
        if (files.withoutOwner()) {
            note("It holds files that may be another patient’s. They are not offered here.");
        }
        return all.all();
    }

    private void section(Composition.SectionComponent section, int heading) {
        Bounds.goOn();
        ShownText title = ShownText.of(section.getTitle())
                .orElse(CodedText.of(section.getCode()).text());
        page.body().appendElement("h" + Math.min(heading, DEEPEST_HEADING)).text(title.whole());
        fact("About", section.hasFocus() ? entries.referred(section.getFocus()) : "");
        fact("Written by", referred(section.getAuthor().stream()));
        if (section.hasText() && section.getText().hasDiv()) {
            Element narrative =
                    HtmlLetter.inWords(String.valueOf(section.getText().getDivAsString()), leftOut);
            page.body().appendElement("div").appendChildren(narrative.childNodesCopy());
        } else if (section.hasEntry()) {
            page.body().appendElement("p").text("This section has no narrative. Its entries:");
            entries.list(section.getEntry(), page.body().appendElement("ul"));
            note("Parts of it have no narrative: their entries are listed, without all of their details.");
        } else if (!section.hasSection()) {
            String why = CodedText.of(section.getEmptyReason()).text().whole();
            page.body()
                    .appendElement("p")
                    .text("Nothing is written in this section" + (why.isEmpty() ? "." : " (" + why + ")."));
        }
        section.getSection().forEach(inner -> section(inner, heading + 1));
    }

    private void note(String sentence) {
        if (!leftOut.contains(sentence)) {
            leftOut.add(sentence);
        }
    }

    private static String confidentiality(Composition composition) {
        String code = Objects.requireNonNullElse(
                composition.getConfidentialityElement().getValueAsString(), "");
        return switch (code) {
            case "N" -> "";
            case "R" -> "Restricted";
            case "V" -> "Very restricted";
            default -> code;
        };
    }

    private String referred(Stream<Reference> references) {
        return CdaXml.joined(references.map(entries::referred), "; ");
    }

    private void fact(String label, String value) {
        if (!value.isEmpty()) {
            page.body().appendElement("p").appendElement("strong").text(label + ": " + value);
        }
    }

    private static void fact(Element facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.appendElement("dt").text(label);
            facts.appendElement("dd").text(value);
        }
    }
}
