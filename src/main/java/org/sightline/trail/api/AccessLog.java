package org.sightline.trail.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.TrailReading;
import org.sightline.context.UkZone;
import org.sightline.launch.token.SignedRequests.OfPatient;
import org.sightline.trail.EntryWords;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

/** One patient's looks for an app: found, put on the trail that the app looked, and only then handed over. */
@ApplicationScoped
class AccessLog {

    private static final int OF_A_PAGE = 25;

    private final PatientTrail trail;
    private final EntryWords words;
    private final AuditTrail audit;

    AccessLog(PatientTrail trail, EntryWords words, AuditTrail audit) {
        this.trail = trail;
        this.words = words;
        this.audit = audit;
    }

    /**
     * A page of visits, the latest first.
     *
     * @param visits how many there are on all pages
     * @param until to be sent with the next page, so that what happens meanwhile moves none of them
     */
    public record Page(
            @JsonProperty("visits") long visits,
            @JsonProperty("page") int page,
            @JsonProperty("more") boolean more,
            @JsonProperty("until") String until,
            @JsonProperty("log") List<Visited> log) {}

    /** What somebody did with the record in one visit, or one thing that happened in none. */
    public record Visited(
            @JsonProperty("from") String from,
            @JsonProperty("to") String to,
            @JsonProperty("who") Who who,
            @JsonProperty("why") String why,
            @JsonProperty("refused") boolean refused,
            @JsonProperty("steps") List<Step> steps) {}

    /** Who it was, as they were then. */
    public record Who(
            @JsonProperty("name") String name,
            @JsonProperty("role") String role,
            @JsonProperty("actingFor") String actingFor,
            @JsonProperty("organisation") String organisation) {}

    /** One thing that was done, or refused. */
    public record Step(
            @JsonProperty("at") String at,
            @JsonProperty("what") String what) {}

    /** Under the number that the app is sure of, and no other: nobody checks here whether another is the same patient's. */
    Page page(OfPatient asked, int number, Instant until, AuditTrail.Caller caller) {
        Instant now = trail.now();
        TrailQuestion question = new TrailQuestion(
                List.of(asked.patient()),
                new WhoseUsers.OfEverybody(),
                TrailQuestion.EVER,
                until.isBefore(now) ? until : now);
        PatientTrail.Page page = trail.page(question, (number - 1) * OF_A_PAGE, OF_A_PAGE);
        audit.record(
                new AuditEvent.TrailRead(new TrailReading.BySystem(
                        asked.sender().id(),
                        asked.sender().name(),
                        asked.patient(),
                        TrailReading.Form.APP,
                        page.entries())),
                caller);
        return new Page(
                page.looks(),
                number,
                (long) number * OF_A_PAGE < page.looks(),
                question.until().toString(),
                page.rows().stream().map(this::visited).toList());
    }

    private Visited visited(List<TrailEntry> rows) {
        TrailEntry named = rows.stream()
                .filter(row -> !row.person().name().isEmpty())
                .findFirst()
                .orElse(rows.getFirst());
        return new Visited(
                moment(rows.getFirst().at()),
                moment(rows.getLast().at()),
                new Who(
                        named.person().name(),
                        words.role(named),
                        named.person().actingFor(),
                        named.place().organisationName()),
                words.purpose(named),
                rows.stream().anyMatch(row -> row.event().refused()),
                words.steps(rows).stream()
                        .map(told -> new Step(moment(told.row().at()), told.words()))
                        .toList());
    }

    private static String moment(Instant at) {
        return at.atZone(UkZone.ID).toOffsetDateTime().withNano(0).toString();
    }
}
