package org.sightline.tab.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.document.FileType;
import org.sightline.document.Rendering;
import org.sightline.feed.DocumentFile;

/** What a document says of itself, and what to beware of. */
final class DocumentFacts {

    private DocumentFacts() {}

    static ShownText title(DocumentReference document, int part) {
        ShownText title = DocumentFound.attachment(document, part)
                .map(file -> ShownText.of(file.getTitle()))
                .orElse(ShownText.NONE);
        return title.orElse(ShownText.of(document.getDescription()))
                .orElse(CodedText.of(document.getType()).text())
                .orElse(ShownText.of("Document not named by the source"));
    }

    static DocumentView.Facts of(DocumentFound found, DocumentReference document, int part) {
        ShownText title = title(document, part);
        ShownText description = ShownText.of(document.getDescription());
        return new DocumentView.Facts(
                CodedText.of(document.getType()).text(),
                ClinicalDate.of(date(document, part)),
                named(document.getAuthor().stream()),
                named(Stream.of(document.getCustodian())),
                description.equals(title) ? ShownText.NONE : description,
                found.bytes()
                        .map(file -> found.type().words() + ", " + size(file.bytes().length))
                        .orElse(""),
                new DocumentView.Remarks(cautions(found, document, part), leftOut(found.rendering())));
    }

    private static List<ShownText> cautions(DocumentFound found, DocumentReference document, int part) {
        List<ShownText> cautions = new ArrayList<>();
        String status = Objects.requireNonNullElse(document.getStatusElement().getValueAsString(), "");
        String inner = Objects.requireNonNullElse(document.getDocStatusElement().getValueAsString(), "");
        if (status.equals("superseded")) {
            cautions.add(ShownText.of("This document was replaced by a later one."));
        } else if (!status.equals("current")) {
            cautions.add(ShownText.of("The source gives no status that says it is current."));
        }
        if (!inner.isEmpty() && !inner.equals("final")) {
            cautions.add(ShownText.of(
                    "The source calls its content: " + Words.sentence(inner).whole() + "."));
        }
        if (document.hasModifierExtension() || document.hasImplicitRules()) {
            cautions.add(
                    ShownText.of("The source adds something that may change what it means. Check it at the source."));
        }
        found.bytes().ifPresent(file -> ofFile(found, file, DocumentFound.declaredType(document, part), cautions));
        return cautions;
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
        if (!file.isAsAnnounced()) {
            cautions.add(ShownText.of(
                    "It is not as long as the source says: a part may be missing. Check it at the source."));
        }
    }

    private static List<String> leftOut(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Words words -> words.leftOut();
            case Rendering.Laid laid -> laid.leftOut();
            case Rendering.NotHere notHere -> notHere.why().isEmpty() ? List.of() : List.of(notHere.why());
            case Rendering.Pages _, Rendering.Picture _, Rendering.OfAnotherPatient _ -> List.of();
        };
    }

    private static String date(DocumentReference document, int part) {
        String filed = document.getDateElement().getValueAsString();
        return filed != null
                ? filed
                : DocumentFound.attachment(document, part)
                        .map(file -> Objects.requireNonNullElse(
                                file.getCreationElement().getValueAsString(), ""))
                        .orElse("");
    }

    private static ShownText named(Stream<Reference> references) {
        return ShownText.joined(
                ", ",
                references
                        .map(reference -> ShownText.of(reference.getDisplay())
                                .orElse(ShownText.of(reference.getIdentifier().getValue())))
                        .toArray(ShownText[]::new));
    }

    private static String size(int bytes) {
        return bytes < 1_024
                ? bytes + " bytes"
                : bytes < 1_024 * 1_024
                        ? Math.round(bytes / 1_024.0) + " KB"
                        : String.format("%.1f MB", bytes / (1_024.0 * 1_024));
    }
}
