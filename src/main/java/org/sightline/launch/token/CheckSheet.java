package org.sightline.launch.token;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sightline.launch.token.Examination.Check;
import org.sightline.launch.token.Examination.Result;
import org.sightline.launch.token.Examination.Rule;

/** Gathers how each check came out; one that was never made says so. */
final class CheckSheet {

    private final Map<Rule, Check> checks = new EnumMap<>(Rule.class);

    /** Something to read that breaks a rule if it cannot be read. */
    interface Reading<T> {
        T read() throws RefusedTokenException;
    }

    /** Something to hold that gives nothing. */
    interface Holding {
        void check() throws RefusedTokenException;
    }

    <T> Optional<T> made(Rule rule, Reading<T> reading, Function<T, String> said) {
        try {
            T value = reading.read();
            holds(rule, said.apply(value));
            return Optional.of(value);
        } catch (RefusedTokenException e) {
            fails(rule, e);
            return Optional.empty();
        }
    }

    void kept(Rule rule, Holding holding, String said) {
        try {
            holding.check();
            holds(rule, said);
        } catch (RefusedTokenException e) {
            fails(rule, e);
        }
    }

    void holds(Rule rule, String said) {
        checks.put(rule, new Check(rule, Result.HOLDS, said, Optional.empty()));
    }

    void fails(Rule rule, RefusedTokenException why) {
        checks.put(rule, new Check(rule, Result.FAILS, why.detail(), Optional.of(why.reason())));
    }

    /** A check that refuses no launch, but without which the user sees nothing. */
    void warns(Rule rule, String said) {
        checks.put(rule, new Check(rule, Result.FAILS, said, Optional.empty()));
    }

    boolean held(Rule rule) {
        return Stream.ofNullable(checks.get(rule)).anyMatch(check -> check.result() == Result.HOLDS);
    }

    Examination examination() {
        return new Examination(Stream.of(Rule.values())
                .map(rule -> checks.getOrDefault(
                        rule, new Check(rule, Result.NOT_MADE, "An earlier check stands in its way", Optional.empty())))
                .toList());
    }
}
