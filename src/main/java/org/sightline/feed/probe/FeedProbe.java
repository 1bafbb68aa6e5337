package org.sightline.feed.probe;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sightline.context.NhsNumber;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.exchange.FeedLine;
import org.sightline.feed.exchange.FeedLines;
import org.sightline.feed.probe.ProbeFinding.Result;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;

/** Asks a feed for one fictional patient what the tabs would ask it, whatever its registration says of its dialect. */
public final class FeedProbe {

    private static final String PATIENT = "Patient";

    private final HttpClients clients;
    private final FeedLines lines;
    private final InstantSource clock;

    public FeedProbe(HttpClients clients, Secrets secrets, InstantSource clock) {
        this.clients = clients;
        this.lines = new FeedLines(clients, new ProbeLimits(), secrets, clock);
        this.clock = clock;
    }

    /**
     * What the feed understands of all that is needed.
     *
     * @param number of a fictional patient whom the feed knows
     * @throws IllegalArgumentException if the number may belong to somebody
     */
    public ProbeReport of(
            FeedRegistration feed, FeedConnection connection, Collection<SearchNeed> needs, NhsNumber number)
            throws InterruptedException {
        if (!number.isFictional()) {
            throw new IllegalArgumentException("not the number of a fictional patient");
        }
        List<ProbeFinding> findings = new ArrayList<>();
        if (!hasTlsConfiguration(connection)) {
            findings.add(new ProbeFinding(PATIENT, "", Result.NO_ANSWER, "its TLS configuration is not here"));
            return new ProbeReport(findings, null);
        }
        FeedLine line = lines.of(feed.id(), connection);
        if (line.open().isPresent()) {
            findings.add(new ProbeFinding(PATIENT, "", Result.NO_ANSWER, "our credentials for it are not here"));
            return new ProbeReport(findings, null);
        }
        ProbeAsking asking = new ProbeAsking(connection, line, number, clock);
        DialectDraft draft = new DialectDraft();
        if (!lookUp(asking, draft, findings)) {
            return new ProbeReport(findings, null);
        }
        List<SearchNeed> asked = needs.stream()
                .filter(need -> !need.isMetByLookUp() && need.isFor(feed))
                .filter(need -> connection.supplies().contains(need.resourceType()))
                .toList();
        for (TypeQuestions questions : TypeQuestions.of(asked).values()) {
            new TypeProbe(asking, draft, questions, findings).run();
        }
        return new ProbeReport(findings, draft.whole());
    }

    private boolean hasTlsConfiguration(FeedConnection connection) {
        try {
            clients.of(connection.tlsConfiguration().orElse(HttpClients.PLATFORM));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** By address and by form; where addresses are refused, all the rest is asked by form. */
    private static boolean lookUp(ProbeAsking asking, DialectDraft draft, List<ProbeFinding> findings)
            throws InterruptedException {
        ProbeAnswer byAddress = asking.lookUp(draft.dialect());
        findings.add(finding("", byAddress));
        ProbeAnswer byForm = asking.lookUp(draft.dialect().byForm());
        findings.add(finding("by POST _search", byForm));
        if (byAddress instanceof ProbeAnswer.Refused && byForm instanceof ProbeAnswer.Answered) {
            draft.ofForms();
        }
        return byAddress instanceof ProbeAnswer.Answered || byForm instanceof ProbeAnswer.Answered;
    }

    private static ProbeFinding finding(String asked, ProbeAnswer answer) {
        return switch (answer) {
            case ProbeAnswer.Answered answered ->
                new ProbeFinding(PATIENT, asked, Result.ANSWERED, ProbeNotes.counted(answered.entries()));
            case ProbeAnswer.Refused refused -> new ProbeFinding(PATIENT, asked, Result.REFUSED, refused.words());
            case ProbeAnswer.None none -> new ProbeFinding(PATIENT, asked, Result.NO_ANSWER, none.words());
        };
    }
}
