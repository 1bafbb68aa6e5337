package org.sightline.feed.exchange;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/** What a reply's status line and headers say. */
final class ReplyStatus {

    private static final Set<String> JSON =
            Set.of("application/fhir+json", "application/json", "application/json+fhir", "text/json");

    /** What servers call JSON that do not know, or do not say, what they send; also empty for nothing said. */
    private static final Set<String> UNSAID = Set.of("", "text/plain", "application/octet-stream");

    /** Text in UTF-16 is read by its byte order mark, and by nothing else. */
    private static final Set<String> CHARSETS =
            Set.of("utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be");

    private ReplyStatus() {}

    /** A status other than 200, 401 and 403. */
    static Reply of(HttpResponse<?> response, InstantSource clock) {
        int status = response.statusCode();
        String detail = "status " + status;
        if (status == 429 || status == 503) {
            Reply.Trouble busy = new Reply.Trouble(Reason.BUSY, detail);
            Optional<Duration> after = retryAfter(response.headers(), clock.instant());
            return after.<Reply>map(wait -> new Reply.Again(wait, busy))
                    .orElse(status == 503 ? new Reply.Again(Duration.ZERO, busy) : busy);
        }
        if (status >= 500) {
            return new Reply.Again(Duration.ZERO, new Reply.Trouble(Reason.SERVER_ERROR, detail));
        }
        boolean redirect = status >= 300 && status < 400;
        return new Reply.Trouble(redirect ? Reason.UNREADABLE : Reason.SERVER_ERROR, detail);
    }

    /** Seconds or an HTTP date (RFC 9110 section 10.2.3); empty if neither. */
    private static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> {
            if (text.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        });
    }

    /**
     * Whether the content type is JSON that does not claim another FHIR version.
     *
     * @see <a href="https://hl7.org/fhir/R4/http.html#version-parameter">FHIR R4: the fhirVersion parameter</a>
     */
    private static boolean isFhirR4Json(HttpHeaders headers) {
        return isIn(JSON, headers);
    }

    /** Whether it says nothing that speaks against it: what then came decides. */
    static boolean mayBeFhirR4Json(HttpHeaders headers) {
        return isFhirR4Json(headers) || isIn(UNSAID, headers);
    }

    private static boolean isIn(Set<String> types, HttpHeaders headers) {
        String[] parts = headers.firstValue("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split(";");
        return types.contains(parts[0].strip())
                && Arrays.stream(parts).skip(1).map(String::strip).allMatch(ReplyStatus::isOurs);
    }

    static Reply.Body.Form formOf(HttpHeaders headers) {
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return isFhirR4Json(headers)
                ? Reply.Body.Form.FHIR_JSON
                : type.startsWith("application/fhir+xml") ? Reply.Body.Form.FHIR_XML : Reply.Body.Form.FILE;
    }

    private static boolean isOurs(String parameter) {
        String value = parameter
                .substring(parameter.indexOf('=') + 1)
                .replace("\"", "")
                .strip();
        if (parameter.startsWith("charset")) {
            return CHARSETS.contains(value);
        }
        return !parameter.startsWith("fhirversion") || value.startsWith("4.0");
    }
}
