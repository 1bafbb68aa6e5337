package org.sightline.tab.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.document.EnclosedFile;
import org.sightline.document.Rendering;
import org.sightline.document.kind.FileType;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.HeldFiles;

/** What a document says of itself, and what to beware of. */
final class DocumentFacts {

    /** Statuses, of whatever type, that need no word: it is whole and in use. */
    private static final Set<String> IN_USE =
            Set.of("current", "final", "amended", "corrected", "appended", "completed", "active");

    private DocumentFacts() {}

    /** What is shown is called: a file of a letter by its own name. */
    static ShownText title(DocumentFound found, DomainResource document, FilePlace place) {
        EnclosedFile file = found.enclosedOrNull();
        return file == null
                ? title(document, place.file())
                : ShownText.of(file.title()).orElse(ShownText.of("File of a letter"));
    }

    static ShownText title(DomainResource document, int part) {
        DocumentElements said = new DocumentElements(document);
        ShownText title = HeldFiles.of(document, part)
                .map(file -> ShownText.of(file.getTitle()))
                .orElse(ShownText.NONE);
        return title.orElse(said.description())
                .orElse(said.type())
                .orElse(ShownText.of("Document not named by the source"));
    }

    static DocumentView.Facts of(DocumentFound found, DomainResource document, FilePlace place) {
        DocumentElements said = new DocumentElements(document);
        ShownText description = said.description();
        ClinicalDate written = HeldFiles.of(document, place.file())
                .map(file -> ClinicalDate.of(file.getCreationElement()))
                .orElse(ClinicalDate.NOT_RECORDED);
        return new DocumentView.Facts(
                said.type(),
                said.date().orElse(written),
                said.author(),
                said.keeper(),
                description.equals(title(found, document, place)) ? ShownText.NONE : description,
                found.bytes()
                        .map(file -> found.type().words() + ", " + size(file.bytes().length))
                        .orElse(""),
                new DocumentView.Remarks(cautions(found, document, place), leftOut(found.rendering())));
    }

    private static List<ShownText> cautions(DocumentFound found, DomainResource document, FilePlace place) {
        List<ShownText> cautions = new ArrayList<>();
        DocumentElements said = new DocumentElements(document);
        String status = said.code("status");
        String inner = said.code("docStatus");
        if (status.equals("superseded")) {
            cautions.add(ShownText.of("This document was replaced by a later one."));
        } else if (status.isEmpty()) {
            cautions.add(ShownText.of("The source gives no status that says it is current."));
        } else if (!IN_USE.contains(status)) {
            cautions.add(ShownText.of(
                    "The source calls it: " + Words.sentence(status).whole() + "."));
        }
        if (!inner.isEmpty() && !inner.equals("final")) {
            cautions.add(ShownText.of(
                    "The source calls its content: " + Words.sentence(inner).whole() + "."));
        }
        if (document.hasModifierExtension() || document.hasImplicitRules()) {
            cautions.add(
                    ShownText.of("The source adds something that may change what it means. Check it at the source."));
        }
        found.bytes().ifPresent(file -> ofFile(found, file, declared(found, place), cautions));
        return cautions;
    }

    private static String declared(DocumentFound found, FilePlace place) {
        EnclosedFile file = found.enclosedOrNull();
        if (file == null) {
            return DocumentFound.declaredType(found.reading(), place.file());
        }
        return file.source() instanceof EnclosedFile.Source.Held held ? held.declared() : "";
    }

    private static void ofFile(
            DocumentFound found, DocumentFile.Bytes file, String declared, List<ShownText> cautions) {
        if (found.type().isNot(declared)) {
            cautions.add(ShownText.of(
                    "The source calls this file " + declared + ", which it is not. It is shown as what it is: "
                            + found.type().words() + "."));
        } else if (found.type() == FileType.OTHER && !declared.isEmpty()) {
            cautions.add(ShownText.of("The source calls this file " + declared + "."));
        }
        file.doubts().stream()
                .sorted()
                .map(DocumentFacts::words)
                .map(ShownText::of)
                .forEach(cautions::add);
    }

    private static String words(DocumentFile.Doubt doubt) {
        return switch (doubt) {
            case SIZE -> "It is not as long as the source says: a part may be missing. Check it at the source.";
            case HASH ->
                "It may not have arrived whole: it is not what the source’s check sum was made of. Check it at the source.";
            case OWNER ->
                "Whose file this is could not be checked: what it refers to for that could not be read. Check the name in it.";
        };
    }

    private static List<String> leftOut(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Words words -> words.leftOut();
            case Rendering.Laid laid -> laid.leftOut();
            case Rendering.EnclosedPages pages -> pages.leftOut();
            case Rendering.NotHere notHere -> notHere.why().isEmpty() ? List.of() : List.of(notHere.why());
            case Rendering.Pages _, Rendering.Picture _, Rendering.OfAnotherPatient _, Rendering.Withheld _ ->
                List.of();
        };
    }

    private static String size(int bytes) {
        return bytes < 1_024
                ? bytes + " bytes"
                : bytes < 1_024 * 1_024
                        ? Math.round(bytes / 1_024.0) + " KB"
                        : String.format("%.1f MB", bytes / (1_024.0 * 1_024));
    }
}
