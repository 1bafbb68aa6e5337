package org.sightline.tab.document;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.sightline.document.EnclosedFile;
import org.sightline.document.LetterChecks;
import org.sightline.document.Rendering;
import org.sightline.document.kind.FileType;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentReading;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.HeldFiles;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.document.DocumentView.State;
import org.sightline.tab.document.RenderingPool.Outcome;
import org.sightline.tab.restricted.Restriction;

/**
 * What became of the opening of a document.
 *
 * @param reading what the feed gave
 * @param state what the page says of it
 * @param outcome the audit trail's word, which may say more than the page
 * @param bytesOrNull the file; null unless it may be handed over
 * @param type what the file is
 * @param rendering how it is shown
 * @param enclosedOrNull the file, where it is one that a letter holds or points to
 */
record DocumentFound(
        DocumentReading reading,
        State state,
        String outcome,
        DocumentFile.@Nullable Bytes bytesOrNull,
        FileType type,
        Rendering rendering,
        @Nullable EnclosedFile enclosedOrNull) {

    /** What a file is, and how it is shown. */
    record Rendered(FileType type, Rendering rendering) {

        /** Takes as long as the file makes it: for {@link RenderingPool} alone. */
        static Rendered of(byte[] bytes, String declared, LetterChecks checks) {
            FileType type = FileType.of(bytes, declared);
            return new Rendered(type, Rendering.of(bytes, declared, checks));
        }
    }

    /** Renders a file within its time. */
    interface Renderer {
        Outcome<Rendered> render(byte[] bytes, String declaredType);
    }

    private static final String WRONG = "entered-in-error";
    private static final Rendering NOTHING = new Rendering.NotHere("");

    /** @param declared what the file's sender calls it; empty if it does not say */
    static DocumentFound of(DocumentReading reading, String declared, Renderer renderer) {
        return switch (reading.answer()) {
            case DocumentAnswer.NotThere _ -> none(reading, State.NOT_AVAILABLE, "not-there");
            case DocumentAnswer.NobodyNamed _ -> none(reading, State.NOT_AVAILABLE, "nobody-named");
            case DocumentAnswer.NotThisPatients _ -> none(reading, State.NOT_AVAILABLE, "not-this-patients");
            case DocumentAnswer.Withheld _ -> none(reading, State.NOT_AVAILABLE, "withheld");
            case DocumentAnswer.NotRead notRead -> none(reading, stateOf(notRead.why()), "not-read");
            case DocumentAnswer.Found found ->
                wasNeverRight(found.document())
                        ? none(reading, State.NOT_AVAILABLE, "entered-in-error")
                        : of(reading, found, declared, renderer);
        };
    }

    /** Of a record that is restricted, or of which that is not known: its source is not asked for it. */
    static DocumentFound notAsked(@Nullable FeedRegistration feed, Restriction restriction) {
        DocumentReading none = new DocumentReading(feed, new DocumentAnswer.Withheld(), 0, Duration.ZERO);
        if (restriction instanceof Restriction.Restricted) {
            return none(none, State.RESTRICTED, "withheld-as-restricted");
        }
        State inDoubt = restriction.staysInDoubt() ? State.RESTRICTION_NOT_ASKED : State.RESTRICTION_NOT_KNOWN;
        return none(none, inDoubt, "withheld-as-perhaps-restricted");
    }

    /** The file, if it may be handed over. */
    Optional<DocumentFile.Bytes> bytes() {
        return Optional.ofNullable(bytesOrNull);
    }

    /** The document, if it may be spoken of. */
    Optional<DocumentAnswer.Found> document() {
        return state != State.NOT_AVAILABLE
                        && state != State.OTHER_PATIENT
                        && reading.answer() instanceof DocumentAnswer.Found found
                ? Optional.of(found)
                : Optional.empty();
    }

    /** A file that this one, a letter, holds or points to; empty unless the letter may be shown and has one of that place. */
    Optional<EnclosedFile> enclosed(int place) {
        List<EnclosedFile> all = files();
        return place < all.size() ? Optional.of(all.get(place)) : Optional.empty();
    }

    /** What this letter holds or points to. */
    List<EnclosedFile> files() {
        return rendering instanceof Rendering.Laid laid ? laid.files() : List.of();
    }

    /** A file that this letter holds is somebody else's where the letter is: what is not certain of it is not of the file. */
    DocumentFile.Bytes doubtedAlike(byte[] held) {
        boolean owner = bytes().stream().anyMatch(file -> file.doubts().contains(DocumentFile.Doubt.OWNER));
        return new DocumentFile.Bytes(held, owner ? Set.of(DocumentFile.Doubt.OWNER) : Set.of());
    }

    /** One that this letter holds. */
    DocumentFound holding(EnclosedFile file, DocumentFile.Bytes bytes, Outcome<Rendered> outcome) {
        return of(reading, bytes, outcome).as(file);
    }

    /** The same, as one that a letter holds or points to. */
    DocumentFound as(EnclosedFile file) {
        return new DocumentFound(reading, state, outcome, bytesOrNull, type, rendering, file);
    }

    /** What is said where one of its files was wanted, and there is none: why, if that is known, and never the letter. */
    DocumentFound withoutFile() {
        return bytes().isEmpty() || rendering == NOTHING
                ? none(reading, state, outcome)
                : none(reading, State.NOT_AVAILABLE, "no-such-file");
    }

    /** What the sender of a document's file calls it, with its charset; empty if it does not say. */
    static String declaredType(DocumentReading reading, int file) {
        return reading.answer() instanceof DocumentAnswer.Found found
                ? HeldFiles.of(found.document(), file)
                        .map(held -> Objects.requireNonNullElse(held.getContentType(), ""))
                        .orElse("")
                : "";
    }

    private static DocumentFound of(
            DocumentReading reading, DocumentAnswer.Found found, String declared, Renderer renderer) {
        return switch (found.file()) {
            case DocumentFile.None _ -> none(reading, State.NO_FILE, "no-file");
            case DocumentFile.Elsewhere _ -> none(reading, State.ELSEWHERE, "kept-elsewhere");
            case DocumentFile.TooLarge _ -> none(reading, State.TOO_LARGE, "too-large");
            case DocumentFile.OfAnotherPatient _ -> none(reading, State.OTHER_PATIENT, "file-of-another-patient");
            case DocumentFile.Missing _ -> none(reading, State.FILE_MISSING, "file-missing");
            case DocumentFile.NotPermitted _ -> none(reading, State.NOT_PERMITTED, "file-not-permitted");
            case DocumentFile.Unavailable fault ->
                none(
                        reading,
                        State.SOURCE_UNAVAILABLE,
                        "file-" + fault.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case DocumentFile.Bytes file -> of(reading, file, renderer.render(file.bytes(), declared));
        };
    }

    private static DocumentFound of(DocumentReading reading, DocumentFile.Bytes file, Outcome<Rendered> outcome) {
        return switch (outcome) {
            case Outcome.Done<Rendered>(Rendered rendered) -> of(reading, file, rendered);
            case Outcome.TooSlow<Rendered> _ ->
                new DocumentFound(reading, State.TOO_SLOW, "rendering-too-slow", file, FileType.OTHER, NOTHING, null);
            case Outcome.NoPlace<Rendered> _ ->
                new DocumentFound(reading, State.BUSY, "rendering-no-place", file, FileType.OTHER, NOTHING, null);
            case Outcome.Failed<Rendered> _ ->
                new DocumentFound(reading, State.BROKE_OFF, "rendering-failed", file, FileType.OTHER, NOTHING, null);
        };
    }

    private static DocumentFound of(DocumentReading reading, DocumentFile.Bytes file, Rendered rendered) {
        State state = switch (rendered.rendering()) {
            case Rendering.Pages _, Rendering.EnclosedPages _ -> State.PAGES;
            case Rendering.Picture _ -> State.PICTURE;
            case Rendering.Words _ -> State.WORDS;
            case Rendering.Laid _ -> rendered.type() == FileType.TIFF ? State.SCANNED : State.LAID;
            case Rendering.NotHere _ -> State.DOWNLOAD_ONLY;
            case Rendering.OfAnotherPatient _ -> State.OTHER_PATIENT;
            case Rendering.Withheld _ -> State.NOT_AVAILABLE;
        };
        if (state == State.OTHER_PATIENT) {
            return none(reading, state, "document-names-another-patient");
        }
        return state == State.NOT_AVAILABLE
                ? none(reading, state, "withheld")
                : new DocumentFound(reading, state, "found", file, rendered.type(), rendered.rendering(), null);
    }

    private static DocumentFound none(DocumentReading reading, State state, String outcome) {
        return new DocumentFound(reading, state, outcome, null, FileType.OTHER, NOTHING, null);
    }

    private static State stateOf(FeedAnswer why) {
        return switch (why) {
            case FeedAnswer.Unavailable fault
            when fault.reason() == FeedAnswer.Unavailable.Reason.TOO_LARGE -> State.TOO_LARGE;
            case FeedAnswer.Unavailable _, FeedAnswer.NotConnected _, FeedAnswer.Awaited _, FeedAnswer.GivenUp _ ->
                State.SOURCE_UNAVAILABLE;
            case FeedAnswer.NotPermitted _ -> State.NOT_PERMITTED;
            case FeedAnswer.PatientMismatch mismatch ->
                mismatch.kind() == FeedAnswer.PatientMismatch.Kind.WRONG_PATIENT
                        ? State.OTHER_PATIENT
                        : State.NOT_AVAILABLE;
            case FeedAnswer.PatientNotKnown _,
                    FeedAnswer.Withheld _,
                    FeedAnswer.PatientObjected _,
                    FeedAnswer.NotAsked _,
                    FeedAnswer.NotShared _,
                    FeedAnswer.Answered _ -> State.NOT_AVAILABLE;
        };
    }

    /** Lists leave such documents out; an address that was kept does not bring them back. */
    private static boolean wasNeverRight(DomainResource document) {
        DocumentElements said = new DocumentElements(document);
        return WRONG.equals(said.code("status")) || WRONG.equals(said.code("docStatus"));
    }
}
