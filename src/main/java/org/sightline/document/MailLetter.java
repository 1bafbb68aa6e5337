package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.sightline.document.bounds.BeyondBoundsException;
import org.sightline.document.bounds.Bounds;
import org.sightline.document.kind.DecodedText;
import org.sightline.document.mail.MailHeading;
import org.sightline.document.mail.MailMessage;
import org.sightline.document.mail.MailPart;

/**
 * An e-mail as a mail program shows it: who sent it to whom and when, its subject, its words; each attachment is a file
 * of its own. Of several forms of one text the last that can be shown is, as its sender means it to be.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4">RFC 2046: multipart/alternative</a>
 */
final class MailLetter {

    private static final List<Map.Entry<String, String>> HEADING = List.of(
            Map.entry("From", "From"),
            Map.entry("Sender", "Sent by"),
            Map.entry("Reply-To", "Answers to"),
            Map.entry("To", "To"),
            Map.entry("Cc", "Copy to"),
            Map.entry("Bcc", "Blind copy to"),
            Map.entry("Date", "Date"),
            Map.entry("Subject", "Subject"));

    private static final String UNNAMED = "File without a name";

    /** Parts that may be the message itself: sealed, in the form of one mail program alone, in pieces or elsewhere. */
    private static final Set<String> CLOSED = Set.of(
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
            "application/pgp-encrypted",
            "application/ms-tnef",
            "application/vnd.ms-tnef",
            "message/partial",
            "message/external-body");

    private static final String TNEF = "winmail.dat";

    private final Document page = Document.createShell("");
    private final List<String> leftOut = new ArrayList<>();
    private final EnclosedFiles files = new EnclosedFiles();
    private boolean words;
    private boolean closed;

    private MailLetter() {}

    /** @throws BeyondBoundsException beyond any of the bounds */
    static Rendering of(byte[] bytes) {
        Optional<MailMessage> message = MailMessage.of(bytes);
        return message.isEmpty()
                ? new Rendering.NotHere("It cannot be read as an e-mail.")
                : new MailLetter().rendering(message.get());
    }

    private Rendering rendering(MailMessage message) {
        String subject = message.part().heading().words("Subject");
        String title = subject.isEmpty() ? "E-mail without a subject" : subject;
        heading(title, message.part().heading());
        leftOut.add(
                "Shown are the sender, the addressees and the date that it gives itself, and its words. Nothing proves them.");
        if (!message.whole()) {
            leftOut.addFirst(
                    "Parts of this letter may be missing: it stops in the middle, or is not written as e-mail is."
                            + " Open the original.");
        }
        place(message.part());
        if (closed) {
            leftOut.addFirst("Parts of this letter may be missing: a file of it is sealed, or in a form that only some"
                    + " mail programs read. Open the original.");
        }
        if (!words) {
            page.body()
                    .appendElement("p")
                    .text(closed ? "It has no words that can be read here." : "It has no words of its own.");
        }
        leftOut.addAll(files.notes());
        return new Rendering.Laid(SafeHtml.page(title, page), leftOut, files.all());
    }

    private void heading(String title, MailHeading sent) {
        page.body().appendElement("h1").text(title);
        Element facts = page.body().appendElement("dl");
        for (Map.Entry<String, String> line : HEADING) {
            String words = sent.words(line.getKey());
            if (!words.isEmpty()) {
                facts.appendElement("dt").text(line.getValue());
                facts.appendElement("dd").text(words);
            }
        }
    }

    private void place(MailPart part) {
        Bounds.goOn();
        switch (part.type()) {
            case "multipart/alternative" -> alternative(part.parts());
            case "multipart/related" -> {
                List<MailPart> others = new ArrayList<>(part.parts());
                part.parts().stream().filter(MailLetter::hasWords).findFirst().ifPresent(root -> {
                    others.remove(root);
                    place(root);
                });
                others.forEach(other -> file(other, UNNAMED));
            }
            default -> {
                if (part.isOfSeveral()) {
                    part.parts().forEach(this::place);
                } else if (!isShown(part)) {
                    file(part, UNNAMED);
                }
            }
        }
    }

    private void alternative(List<MailPart> forms) {
        List<MailPart> shownFirst = new ArrayList<>(forms.reversed());
        Optional<MailPart> shown =
                shownFirst.stream().filter(MailLetter::hasWords).findFirst();
        shown.ifPresent(this::place);
        shown.ifPresent(shownFirst::remove);
        shownFirst.reversed().forEach(other -> file(other, "Its words in another form"));
    }

    private static boolean hasWords(MailPart part) {
        return part.isOfSeveral()
                ? part.parts().stream().anyMatch(MailLetter::hasWords)
                : isText(part) && decoded(part).filter(text -> !text.isBlank()).isPresent();
    }

    private static boolean isText(MailPart part) {
        return (part.type().equals("text/plain") || part.type().equals("text/html"))
                && !part.heading().isAttachment();
    }

    private boolean isShown(MailPart part) {
        Optional<String> text = isText(part) ? decoded(part) : Optional.empty();
        if (text.isEmpty()) {
            return false;
        }
        words |= !text.get().isBlank();
        if (part.type().equals("text/plain")) {
            Rendering.Words plain = Rendering.words(text.get(), List.of());
            leftOut.addAll(plain.leftOut());
            page.body().appendElement("pre").text(plain.text());
            return true;
        }
        try {
            Rendering.Laid html = HtmlLetter.of(text.get());
            html.leftOut().stream().filter(note -> !leftOut.contains(note)).forEach(leftOut::add);
            page.body()
                    .appendElement("div")
                    .appendChildren(Jsoup.parse(html.page()).body().childNodesCopy());
            return true;
        } catch (BeyondBoundsException beyond) {
            Bounds.goOn();
            leftOut.addFirst("Parts of this letter may be missing: " + beyond.sentence());
            return false;
        }
    }

    private static Optional<String> decoded(MailPart part) {
        return DecodedText.of(part.content(), part.heading().words("Content-Type"))
                .map(DecodedText::text);
    }

    /** What is not among the words: an attachment, another form of them, a picture that stands between them. */
    private void file(MailPart part, String unnamed) {
        if (part.isOfSeveral()) {
            part.parts().forEach(inner -> file(inner, unnamed));
            return;
        }
        String name = part.heading().fileName();
        closed |= CLOSED.contains(part.type()) || name.equalsIgnoreCase(TNEF);
        String title = part.type().equals("message/rfc822") ? "Forwarded e-mail" : unnamed;
        files.add(new EnclosedFile(
                name.isEmpty() ? title : name,
                new EnclosedFile.Source.Held(part.content(), part.heading().words("Content-Type"))));
    }
}
