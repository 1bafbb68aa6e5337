package org.sightline.trail.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.context.UkZone;
import org.sightline.trail.TrailSearch;
import org.sightline.trail.WhoseUsers;

/**
 * The parameters of a search for AuditEvents. One that is not known, or cannot be understood, is refused rather than left
 * out: who leaves it out gives more than was asked for.
 *
 * @param before the sequence before which the entries of this page lie
 */
record AuditEventQuery(TrailSearch.Asked asked, int count, long before) {

    /** How long a time may be asked for without a patient. */
    static final Duration LONGEST = Duration.ofDays(31);

    private static final int MOST = 200;
    private static final Set<String> PATIENT = Set.of("patient.identifier", "patient:identifier");
    private static final Set<String> AGENT = Set.of("agent", "agent.identifier", "agent:identifier", "altid");
    private static final Set<String> ENTITY = Set.of("entity", "entity.identifier", "entity:identifier");
    private static final Set<String> OTHERS = Set.of("date", "outcome", "_count", "_format", "_before");

    /** Why a search is refused, for whoever sent it. */
    static final class NotUnderstoodException extends RuntimeException {
        NotUnderstoodException(String why) {
            super(why);
        }
    }

    /** @throws NotUnderstoodException if it asks for what it may not, or cannot be understood */
    static AuditEventQuery of(MultivaluedMap<String, String> sent, WhoseUsers whose, Instant now) {
        sent.keySet().stream()
                .filter(name -> !PATIENT.contains(name) && !AGENT.contains(name) && !ENTITY.contains(name))
                .filter(name -> !OTHERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new NotUnderstoodException("a parameter that is not supported: " + name);
                });
        NhsNumber patient = one(sent, PATIENT).map(AuditEventQuery::patient).orElse(null);
        Times times = new Times(Instant.EPOCH, now);
        for (String date : sent.getOrDefault("date", List.of())) {
            times = times.and(date);
        }
        if (patient == null && Duration.between(times.from, times.until).compareTo(LONGEST) > 0) {
            throw new NotUnderstoodException("without a patient a date of 31 days at most");
        }
        return new AuditEventQuery(
                new TrailSearch.Asked(patient, whose, times.from, times.until, filters(sent)),
                (int) number(sent, "_count", 50, MOST),
                number(sent, "_before", Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static TrailSearch.Filters filters(MultivaluedMap<String, String> sent) {
        return new TrailSearch.Filters(
                one(sent, AGENT).map(AuditEventQuery::value).orElse(null),
                false,
                one(sent, ENTITY).map(AuditEventQuery::value).orElse(null),
                one(sent, Set.of("outcome")).map(AuditEventQuery::outcome).orElse(null),
                null,
                null);
    }

    private static NhsNumber patient(String sent) {
        if (sent.contains("|") && !sent.startsWith(NhsNumber.SYSTEM + "|")) {
            throw new NotUnderstoodException("a patient by another system than " + NhsNumber.SYSTEM);
        }
        return NhsNumber.parse(value(sent)).orElseThrow(() -> new NotUnderstoodException("no NHS number"));
    }

    /** A token without its system: users, requests and documents are told apart by their values. */
    private static String value(String token) {
        String value = token.substring(token.lastIndexOf('|') + 1);
        if (value.isEmpty() || value.contains("\u0000")) {
            throw new NotUnderstoodException("an identifier without a value");
        }
        return value;
    }

    private static String outcome(String sent) {
        return Optional.ofNullable(Map.of("0", "success", "4", "refused").get(value(sent)))
                .orElseThrow(() -> new NotUnderstoodException("an outcome other than 0 or 4"));
    }

    private static Optional<String> one(MultivaluedMap<String, String> sent, Set<String> names) {
        List<String> values = names.stream()
                .flatMap(name -> sent.getOrDefault(name, List.of()).stream())
                .toList();
        if (values.size() > 1) {
            throw new NotUnderstoodException(
                    "more than one of " + names.stream().sorted().findFirst().orElse(""));
        }
        return values.stream().findFirst();
    }

    private static long number(MultivaluedMap<String, String> sent, String name, long otherwise, long most) {
        String text = one(sent, Set.of(name)).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotUnderstoodException(name + " that is no number");
        }
        return Math.min(Long.parseLong(text), most);
    }

    /** From a moment up to, but without, another. */
    private record Times(Instant from, Instant until) {

        Times and(String sent) {
            String prefix = sent.length() > 2 && Character.isLetter(sent.charAt(0)) ? sent.substring(0, 2) : "eq";
            Times said = span(sent.substring(prefix.length() == sent.length() || !sent.startsWith(prefix) ? 0 : 2));
            return switch (prefix) {
                case "eq" -> narrowed(said.from, said.until);
                case "ge" -> narrowed(said.from, null);
                case "gt" -> narrowed(said.until, null);
                case "lt" -> narrowed(null, said.from);
                case "le" -> narrowed(null, said.until);
                default -> throw new NotUnderstoodException("a date with the prefix " + prefix);
            };
        }

        /** Never beyond what was: the database knows no moment so far away as one that may be written. */
        private Times narrowed(@Nullable Instant first, @Nullable Instant end) {
            return new Times(first == null ? from : within(first), end == null ? until : within(end));
        }

        private Instant within(Instant moment) {
            Instant late = moment.isBefore(from) ? from : moment;
            return late.isAfter(until) ? until : late;
        }

        private static Times span(String date) {
            try {
                if (date.length() == 10) {
                    LocalDate day = LocalDate.parse(date);
                    return new Times(
                            day.atStartOfDay(UkZone.ID).toInstant(),
                            day.plusDays(1).atStartOfDay(UkZone.ID).toInstant());
                }
                Instant moment = OffsetDateTime.parse(date.replace(' ', '+')).toInstant();
                return new Times(moment, moment.plusMillis(date.contains(".") ? 1 : 1_000));
            } catch (DateTimeException _) {
                throw new NotUnderstoodException("a date that is none");
            }
        }
    }
}
