package org.sightline.feed.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.context.NhsNumber;

/** A server's own words without what they may repeat of the patient. */
final class PrivateWords {

    private static final int LONGEST = 160;

    private final List<Pattern> secrets = new ArrayList<>();

    PrivateWords(NhsNumber number) {
        hide(number.digits());
        secrets.add(Pattern.compile(number.formatted().replace(" ", "[ -]")));
    }

    /** What the feed holds of the patient is not repeated either. */
    void hide(Patient patient) {
        Stream.of(
                        Stream.of(String.valueOf(patient.getIdElement().getIdPart())),
                        Stream.ofNullable(patient.getBirthDateElement().getValueAsString()),
                        patient.getName().stream()
                                .flatMap(name -> Stream.concat(
                                        Stream.ofNullable(name.getFamily()),
                                        name.getGiven().stream().map(given -> String.valueOf(given.getValue())))),
                        patient.getIdentifier().stream().map(identifier -> String.valueOf(identifier.getValue())))
                .flatMap(words -> words)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(this::hide);
    }

    private void hide(String secret) {
        if (!secret.isBlank()) {
            secrets.add(Pattern.compile(
                    "(?<![A-Za-z0-9])" + Pattern.quote(secret) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE));
        }
    }

    /** What an outcome says, in one line. */
    String of(OperationOutcome outcome) {
        String words = String.join(
                "; ",
                outcome.getIssue().stream()
                        .map(issue -> issue.hasDiagnostics()
                                ? issue.getDiagnostics()
                                : String.valueOf(issue.getDetails().getText()))
                        .filter(text -> !text.equals("null"))
                        .toList());
        return of(words);
    }

    String of(String words) {
        String plain = words.replaceAll("\\s+", " ").strip();
        for (Pattern secret : secrets) {
            plain = secret.matcher(plain).replaceAll("…");
        }
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + " …" : plain;
    }
}
