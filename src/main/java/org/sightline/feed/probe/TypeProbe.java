package org.sightline.feed.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.feed.probe.ProbeFinding.Result;
import org.sightline.registration.Dialect;

/** Finds out what one feed understands of what the tabs ask of one resource type. */
final class TypeProbe {

    private static final String CATEGORY = "category";
    private static final String MISSING = ":missing";
    private static final List<Integer> SMALLER = List.of(100, 50, 20, 10);

    /** So many values are tried one by one; of longer lists, such as codes, the first stands for all. */
    private static final int MOST_VALUES = 40;

    /** So many values of a parameter go into any address. */
    private static final int AT_ONCE = 20;

    private final ProbeAsking asking;
    private final DialectDraft draft;
    private final TypeQuestions questions;
    private final ProbeNotes notes;

    /** What has to be sent with everything; empty if nothing has to. */
    private final Map<String, Set<String>> base = new HashMap<>();

    private final Set<String> settled = new TreeSet<>();

    TypeProbe(ProbeAsking asking, DialectDraft draft, TypeQuestions questions, List<ProbeFinding> findings) {
        this.asking = asking;
        this.draft = draft;
        this.questions = questions;
        this.notes = new ProbeNotes(questions.type(), findings);
    }

    void run() throws InterruptedException {
        switch (patientAlone()) {
            case ProbeAnswer.Answered answered -> {
                pages(answered);
                further();
            }
            case ProbeAnswer.Refused _ -> {
                findRequired();
                if (!base.isEmpty() || !settled.isEmpty()) {
                    further();
                }
            }
            case ProbeAnswer.None _ -> {}
        }
    }

    /** The first answer of all tells the size of pages as well: a server may refuse too large a one. */
    private ProbeAnswer patientAlone() throws InterruptedException {
        ProbeAnswer answer = ask(questions.by(Map.of()));
        notes.note("", answer);
        for (int size : SMALLER) {
            if (draft.isPageSizeKnown() || !(answer instanceof ProbeAnswer.Refused)) {
                break;
            }
            ProbeAnswer smaller = asking.search(draft.dialect().withPages(size), questions.by(Map.of()));
            if (smaller instanceof ProbeAnswer.Answered) {
                notes.note("_count=" + size, smaller);
                draft.pageSize(size);
                return smaller;
            }
        }
        if (answer instanceof ProbeAnswer.Answered) {
            draft.pageSize(draft.dialect().pageSize());
        }
        return answer;
    }

    private void pages(ProbeAnswer.Answered all) throws InterruptedException {
        if (all.entries() < 2) {
            return;
        }
        if (asking.search(draft.dialect().withPages(1), questions.by(Map.of())) instanceof ProbeAnswer.Answered page
                && page.entries() > 1) {
            notes.note("_count=1", Result.IGNORED, ProbeNotes.counted(page.entries()));
        }
    }

    private void findRequired() throws InterruptedException {
        for (Map.Entry<String, Set<String>> token : questions.tokens().entrySet()) {
            if (!token.getKey().endsWith(MISSING)) {
                requiredBy(token.getKey(), token.getValue());
            }
        }
        if (!questions.tokens().containsKey(CATEGORY)) {
            requiredBy(CATEGORY, Set.of());
        }
        for (SearchNeed.Since since : questions.windows().values()) {
            if (base.isEmpty() && window(since) instanceof ProbeAnswer.Answered) {
                draft.required(questions.type(), since.dateParameter());
                settled.add(since.dateParameter());
            }
        }
    }

    private void requiredBy(String parameter, Set<String> values) throws InterruptedException {
        Set<String> known = answered(parameter, values);
        if (!known.isEmpty()) {
            draft.required(questions.type(), parameter);
            settled.add(parameter);
            if (parameter.equals(CATEGORY)) {
                draft.known(questions.type(), parameter, known);
                base.clear();
            }
            base.putIfAbsent(parameter, Set.of(new TreeSet<>(known).first()));
        }
    }

    /** The values with which it answers, each tried alone; those that servers usually know are tried as well. */
    private Set<String> answered(String parameter, Set<String> values) throws InterruptedException {
        Set<String> tried = new TreeSet<>(values);
        if (parameter.equals(CATEGORY)) {
            tried.addAll(StandardCategories.of(questions.type()));
        }
        Set<String> known = new TreeSet<>();
        for (String value : tried.stream()
                .limit(parameter.equals(CATEGORY) ? MOST_VALUES : 1)
                .toList()) {
            Map<String, Set<String>> filter = new HashMap<>(base);
            filter.put(parameter, Set.of(value));
            ProbeAnswer answer = ask(questions.by(filter));
            notes.note(parameter + "=" + value, answer);
            if (answer instanceof ProbeAnswer.Answered) {
                known.add(value);
            }
        }
        return known;
    }

    private void further() throws InterruptedException {
        for (Map.Entry<String, Set<String>> token : questions.tokens().entrySet()) {
            if (!token.getKey().endsWith(MISSING) && settled.add(token.getKey())) {
                token(token.getKey(), token.getValue());
            }
        }
        for (SearchNeed.Since since : questions.windows().values()) {
            if (settled.add(since.dateParameter())) {
                date(since);
            }
        }
        if (!questions.includes().isEmpty()) {
            includes();
        }
    }

    /** With many values at once, then with one alone: of fewer it shows sooner that they were ignored. */
    private void token(String parameter, Set<String> values) throws InterruptedException {
        Map<String, Set<String>> filter = new HashMap<>(base);
        filter.put(parameter, values.stream().limit(AT_ONCE).collect(Collectors.toSet()));
        ProbeAnswer answer = ask(questions.by(filter));
        if (answer instanceof ProbeAnswer.Answered answered
                && answered.ignored().isEmpty()
                && answered.entries() > 0) {
            filter.put(parameter, Set.of(new TreeSet<>(values).first()));
            answer = ask(questions.by(filter)) instanceof ProbeAnswer.Answered one
                            && !one.ignored().isEmpty()
                    ? one
                    : answer;
        }
        notes.note(parameter, answer);
        if (answer instanceof ProbeAnswer.Answered answered
                && answered.ignored().contains(parameter)) {
            draft.notUnderstood(questions.type(), parameter);
        } else if (answer instanceof ProbeAnswer.Refused) {
            Set<String> known = answered(parameter, values);
            if (known.isEmpty()) {
                draft.notUnderstood(questions.type(), parameter);
            } else if (parameter.equals(CATEGORY)) {
                draft.known(questions.type(), parameter, known);
            }
        }
    }

    private void date(SearchNeed.Since since) throws InterruptedException {
        String parameter = since.dateParameter();
        ProbeAnswer answer = window(since);
        boolean understood = answer instanceof ProbeAnswer.Answered answered
                && !answered.ignored().contains(parameter);
        if (!understood && !(answer instanceof ProbeAnswer.None)) {
            draft.notUnderstood(questions.type(), parameter);
            return;
        }
        String missing = parameter + MISSING;
        Map<String, Set<String>> filter = new HashMap<>(base);
        filter.put(missing, Set.of("true"));
        ProbeAnswer undated = ask(questions.by(filter));
        notes.note(missing, undated);
        boolean ignored =
                undated instanceof ProbeAnswer.Answered found && found.ignored().contains(missing);
        if (ignored || undated instanceof ProbeAnswer.Refused) {
            draft.notUnderstood(questions.type(), missing);
        }
    }

    /** With the day alone, and where that is refused with the time at which it begins. */
    private ProbeAnswer window(SearchNeed.Since since) throws InterruptedException {
        ProbeAnswer answer = ask(questions.by(base, since));
        notes.note(since.dateParameter(), answer);
        if (!(answer instanceof ProbeAnswer.Refused)) {
            return answer;
        }
        ProbeAnswer timed = asking.search(draft.dialect().timed(questions.type()), questions.by(base, since));
        if (timed instanceof ProbeAnswer.Answered) {
            notes.note(since.dateParameter() + " with a time", timed);
            draft.timed(questions.type());
            return timed;
        }
        return answer;
    }

    private void includes() throws InterruptedException {
        switch (ask(questions.including(base))) {
            case ProbeAnswer.Answered answered
            when answered.included() > 0 -> {
                notes.note(Dialect.INCLUDE, Result.ANSWERED, answered.included() + " came along");
                draft.includes(questions.type(), true);
            }
            case ProbeAnswer.Answered answered
            when answered.refersToMore() -> {
                notes.note(Dialect.INCLUDE, Result.IGNORED, "nothing came along");
                draft.includes(questions.type(), false);
            }
            case ProbeAnswer.Answered _ -> notes.note(Dialect.INCLUDE, Result.NOT_SEEN, "no entry refers to anything");
            case ProbeAnswer.Refused refused -> {
                notes.note(Dialect.INCLUDE, refused);
                draft.includes(questions.type(), false);
            }
            case ProbeAnswer.None none -> notes.note(Dialect.INCLUDE, none);
        }
    }

    private ProbeAnswer ask(Search search) throws InterruptedException {
        return asking.search(draft.dialect(), search);
    }
}
