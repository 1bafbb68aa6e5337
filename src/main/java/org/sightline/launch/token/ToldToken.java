package org.sightline.launch.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.sightline.launch.TestLaunch;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/** Tells a test launch how every check of its token came out, before the door uses it. */
@Singleton
class ToldToken {

    private final TokenExaminer examiner;
    private final LaunchConfigSource config;

    @Inject
    ToldToken(TokenExaminer examiner, LaunchConfigSource config) {
        this.examiner = examiner;
        this.config = config;
    }

    /** @param tokens every value of the form's field */
    void tell(List<String> tokens) {
        TestLaunch.current().ifPresent(test -> tell(test, tokens));
    }

    private void tell(TestLaunch test, List<String> tokens) {
        Optional<LaunchRegistration> claimed = tokens.stream().findFirst().flatMap(this::claimed);
        TestLaunch.begins(claimed);
        Optional<TokenRegistration> sender = test.registration().token();
        boolean anothers = claimed.filter(
                        other -> !other.id().equals(test.registration().id()))
                .isPresent();
        if (tokens.size() != 1 || sender.isEmpty() || anothers) {
            return;
        }
        for (Examination.Check check : examiner.examine(tokens.getFirst(), test.registration(), sender.get())
                .checks()) {
            test.tell(
                    check.rule(),
                    switch (check.result()) {
                        case HOLDS -> TestLaunch.Result.HOLDS;
                        case FAILS -> TestLaunch.Result.FAILS;
                        case NOT_MADE -> TestLaunch.Result.NOT_MADE;
                    },
                    said(check));
        }
    }

    /** Whoever reads the record later has no use for the token's own id. */
    private static String said(Examination.Check check) {
        boolean shows = check.rule() == Examination.Rule.TOKEN_ID && check.result() == Examination.Result.HOLDS;
        return shows ? "there" : check.said();
    }

    /** Whose token it says it is. */
    private Optional<LaunchRegistration> claimed(String token) {
        try {
            return Optional.ofNullable(
                            CompactToken.parse(token).claims().path("iss").textValue())
                    .flatMap(config.current()::byTokenIssuer);
        } catch (RefusedTokenException _) {
            return Optional.empty();
        }
    }
}
