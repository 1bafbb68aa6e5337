package org.sightline.feed.probe;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.NhsNumber;
import org.sightline.context.UkZone;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.feed.exchange.Deadline;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedLine;
import org.sightline.feed.exchange.FeedRequest;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;
import org.sightline.feed.reading.Picking;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

/** Asks one feed one thing at a time, and looks at the first page only. */
final class ProbeAsking {

    private final FeedConnection connection;
    private final FeedLine line;
    private final FhirJson fhir = new FhirJson(new ProbeLimits());
    private final InstantSource clock;
    private final PrivateWords words;
    private final NhsNumber number;
    private String patientId = "";

    ProbeAsking(FeedConnection connection, FeedLine line, NhsNumber number, InstantSource clock) {
        this.connection = connection;
        this.line = line;
        this.number = number;
        this.clock = clock;
        this.words = new PrivateWords(number);
    }

    /** Looks the patient up; whoever else comes is no answer. */
    ProbeAnswer lookUp(Dialect dialect) throws InterruptedException {
        FeedRequest request = urls(dialect).patientLookUp(connection.patientIdentifierSystem(), number.digits());
        return ask(request, page -> {
            List<Patient> found = page.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(Patient.class::isInstance)
                    .map(Patient.class::cast)
                    .toList();
            if (found.isEmpty()) {
                return new ProbeAnswer.None("it knows no patient with this NHS number");
            }
            if (found.size() > 1 || !isTheOne(found.getFirst())) {
                return new ProbeAnswer.None("it gave several patients, or another");
            }
            words.hide(found.getFirst());
            patientId = found.getFirst().getIdElement().getIdPart();
            return new ProbeAnswer.Answered(1, Set.of(), 0, false);
        });
    }

    private boolean isTheOne(Patient patient) {
        return patient.getIdElement().hasIdPart()
                && patient.getIdentifier().stream()
                        .anyMatch(identifier -> String.valueOf(identifier.getValue())
                                .replaceAll("[ -]", "")
                                .equals(number.digits()));
    }

    ProbeAnswer search(Dialect dialect, Search search) throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UkZone.ID);
        return ask(urls(dialect).search(search, patientId, today), page -> answer(search, page, today));
    }

    private FeedUrls urls(Dialect dialect) {
        return new FeedUrls(new FeedConnection(
                FhirBases.of(connection.fhirBaseUrl()),
                connection.authentication(),
                connection.patientIdentifierSystem(),
                connection.supplies(),
                connection.deadline(),
                dialect,
                connection.tls()));
    }

    /** What makes something of a page. */
    private interface Reading {
        ProbeAnswer of(Bundle page);
    }

    private ProbeAnswer ask(FeedRequest request, Reading reading) throws InterruptedException {
        FeedExchange exchange = new FeedExchange(
                line,
                Deadline.in(connection.deadline()),
                new ProbeLimits().maxBytes().asLongValue(),
                clock);
        return switch (exchange.ask(request)) {
            case Reply.Body body -> read(body, reading);
            case Reply.Rejected rejected -> new ProbeAnswer.Refused(rejected.status() + said(rejected.said()));
            case Reply.NotThere gone -> new ProbeAnswer.Refused(gone.status() + said(gone.said()));
            case Reply.Refused refused -> new ProbeAnswer.Refused(String.valueOf(refused.status()));
            case Reply.Trouble trouble -> none(trouble);
            case Reply.Again again -> none(again.otherwise());
        };
    }

    private ProbeAnswer read(Reply.Body body, Reading reading) throws InterruptedException {
        try {
            FhirJson.ParsedBundle page = fhir.searchset(body.bytes());
            return page.instead() == null
                    ? reading.of(page.bundle())
                    : new ProbeAnswer.Refused("200 " + words.of(page.instead()));
        } catch (UnreadableException e) {
            return new ProbeAnswer.None(e.reason() + " " + words.of(e.detail()));
        }
    }

    /** A status that says that the fault is the question's is a refusal, whatever becomes of it elsewhere. */
    private static ProbeAnswer none(Reply.Trouble trouble) {
        if (trouble.detail().matches("status 4[0-9][0-9]|status 501")) {
            return new ProbeAnswer.Refused(trouble.detail().replaceFirst("status ", ""));
        }
        return new ProbeAnswer.None((trouble.reason() + " " + trouble.detail()).strip());
    }

    private String said(String body) throws InterruptedException {
        try {
            String said = words.of(fhir.resource(body.getBytes(StandardCharsets.UTF_8), OperationOutcome.class));
            return said.isEmpty() ? "" : " " + said;
        } catch (UnreadableException _) {
            return "";
        }
    }

    private static ProbeAnswer answer(Search search, Bundle page, LocalDate today) {
        Picking picking = new Picking(search, today);
        picking.page(page, Set.of());
        int matches = 0;
        int others = 0;
        boolean refers = false;
        for (Bundle.BundleEntryComponent entry : page.getEntry()) {
            Resource resource = entry.getResource();
            if (resource != null && resource.fhirType().equals(search.resourceType())) {
                matches++;
                picking.keeps(resource);
                refers |= search.includes().stream().anyMatch(include -> refers(resource, include));
            } else if (resource != null && !(resource instanceof OperationOutcome)) {
                others++;
            }
        }
        Set<String> ignored = picking.remarks().stream()
                .filter(Remark.LeftOut.class::isInstance)
                .flatMap(remark -> ((Remark.LeftOut) remark).parameters().stream())
                .collect(Collectors.toSet());
        return new ProbeAnswer.Answered(matches, ignored, others, refers);
    }

    private static boolean refers(Resource match, String include) {
        String[] parts = include.split(":");
        return parts.length > 1
                && Picking.values(match, parts[1])
                        .anyMatch(value -> value instanceof Reference reference
                                && reference.hasReference()
                                && !reference.getReference().startsWith("#"));
    }
}
