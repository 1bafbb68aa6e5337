package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.context.Coded;
import org.sightline.context.TabId;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.token.Examination.Rule;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/**
 * Holds a launch token to every check of a launch and tells how each came out, for those who set a launch up. The token
 * is not spent, opens nothing and is not kept. Of another organisation's token nothing is said but that it is another's.
 */
@Singleton
public class TokenExaminer {

    private final LaunchTokenVerifier verifier;
    private final UsedTokens usedTokens;
    private final LaunchConfigSource config;

    @Inject
    TokenExaminer(LaunchTokenVerifier verifier, UsedTokens usedTokens, LaunchConfigSource config) {
        this.verifier = verifier;
        this.usedTokens = usedTokens;
        this.config = config;
    }

    /** What {@code aud} of a token has to be. */
    public String audience() {
        return verifier.audience();
    }

    /** @param sender the token door of {@code own}, the organisation of whoever asks */
    public Examination examine(String text, LaunchRegistration own, TokenRegistration sender) {
        CheckSheet sheet = new CheckSheet();
        Optional<CompactToken> token = sheet.made(Rule.FORM, () -> CompactToken.parse(text), _ -> "can be read");
        if (token.isPresent()) {
            JsonNode issuer = token.get().claims().path("iss");
            if (sender.tokenIssuer().equals(issuer.textValue())) {
                new Run(sheet, token.get(), own, sender).all();
            } else {
                sheet.fails(Rule.ISSUER, issuerUnknown(sender, issuer));
            }
        }
        return sheet.examination();
    }

    private static RefusedTokenException issuerUnknown(TokenRegistration sender, JsonNode issuer) {
        return new RefusedTokenException(
                RefusalReason.ISSUER_UNKNOWN, "expected iss " + sender.tokenIssuer() + ", came " + Quoted.of(issuer));
    }

    /** The checks of one token that is the organisation's own. */
    private final class Run {

        private final CheckSheet sheet;
        private final JsonNode header;
        private final JsonNode members;
        private final CompactToken token;
        private final LaunchRegistration own;
        private final TokenRegistration sender;
        private final LaunchClaims claims;

        Run(CheckSheet sheet, CompactToken token, LaunchRegistration own, TokenRegistration sender) {
            this.sheet = sheet;
            this.token = token;
            this.header = token.header();
            this.members = token.claims();
            this.own = own;
            this.sender = sender;
            this.claims = verifier.claims(own, sender);
        }

        void all() {
            sheet.holds(Rule.ISSUER, sender.tokenIssuer());
            header();
            claims();
            people();
        }

        private void header() {
            sheet.kept(Rule.PARAMETERS, () -> TokenHeader.checkParameters(header), "none but these");
            sheet.kept(Rule.TYPE, () -> TokenHeader.checkType(header), TokenHeader.TYPE);
            sheet.kept(
                    Rule.ALGORITHM,
                    () -> LaunchTokenVerifier.checkAlgorithm(sender, TokenHeader.algorithmOf(header)),
                    sender.algorithm().getName());
            Optional<String> keyId = sheet.made(Rule.KEY_ID, () -> TokenHeader.keyIdOf(header), id -> id);
            Optional<JWK> key = keyId.flatMap(id ->
                    sheet.made(Rule.KEY, () -> verifier.key(own, id), found -> found.getKeyType() + " key in force"));
            key.ifPresent(found -> sheet.kept(
                    Rule.SIGNATURE, () -> LaunchTokenVerifier.checkSignature(token, found), "the key’s own"));
        }

        private void claims() {
            sheet.kept(Rule.AUDIENCE, () -> claims.checkAudience(members), Quoted.of(members.path("aud")));
            sheet.kept(
                    Rule.TIMES,
                    () -> TokenTimes.check(members, sender.maxTokenLifetime(), issued()),
                    "whole seconds, at most " + sender.maxTokenLifetime().toSeconds() + " s");
            if (sheet.held(Rule.TIMES)) {
                sheet.kept(Rule.AGE, () -> claims.checkTimes(members), "still good");
            }
            Optional<String> tokenId = sheet.made(Rule.TOKEN_ID, () -> claims.tokenId(members), Quoted::of);
            tokenId.ifPresent(id -> sheet.kept(Rule.USED, () -> unused(id), "not used yet"));
        }

        private void people() {
            Optional<String> subject = sheet.made(Rule.SUBJECT, () -> claims.subject(members), _ -> "there");
            sheet.made(Rule.PATIENT, () -> claims.patient(members), _ -> "a valid NHS number and a birth date");
            sheet.made(
                            Rule.PRACTITIONER,
                            () -> claims.practitioner(members, subject.orElse("")),
                            who -> "a name, a role and " + who.identifiers().size()
                                    + (who.identifiers().size() == 1 ? " identifier" : " identifiers"))
                    .ifPresent(who -> role(who.role()));
            sheet.made(Rule.ORGANISATION, () -> claims.organisation(members), code -> code.value());
            sheet.made(Rule.PURPOSE, () -> claims.purpose(members), purpose -> purpose.name());
            sheet.made(
                    Rule.ENCOUNTER,
                    () -> claims.encounter(members),
                    encounter -> encounter.isPresent() ? "there" : "not there, which is fine");
        }

        private void role(Coded role) {
            Set<TabId> tabs = config.current().access().tabsOf(role);
            String names = tabs.stream().map(TabId::value).sorted().collect(Collectors.joining(", "));
            if (tabs.isEmpty()) {
                sheet.warns(
                        Rule.ROLE,
                        "opens no tab: access.yaml does not name " + Quoted.of(role.code()) + " of "
                                + Quoted.of(role.system()));
            } else {
                sheet.holds(Rule.ROLE, "opens " + names);
            }
        }

        /** Its own time: whether it is too old by now is a check of its own. */
        private Instant issued() {
            long seconds = members.path("iat").asLong(-1);
            return seconds >= 0 && seconds < TokenTimes.LAST_SECOND ? Instant.ofEpochSecond(seconds) : Instant.EPOCH;
        }

        private void unused(String tokenId) throws RefusedTokenException {
            if (usedTokens.isSpent(sender.tokenIssuer(), tokenId)) {
                throw new RefusedTokenException(RefusalReason.TOKEN_REPLAYED, "a launch was made with this jti before");
            }
        }
    }
}
