package org.sightline.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.sightline.context.Identifier;
import org.sightline.context.Practitioner;
import org.sightline.context.Professional;
import org.sightline.display.HiddenCharacters;
import org.sightline.registration.AccessRules;

/**
 * For whom a user acts, by whichever door it was said: one professional, not the user, of a known identifier system, for
 * whom the user's role may act. What cannot be read as exactly that refuses the launch: the record must never name
 * somebody who was not meant.
 *
 * @param name of the claim, as it is told
 * @param claim its value; missing if the user acts for nobody else
 */
public record ActingFor(String name, JsonNode claim) {

    private static final int LONGEST = 200;

    /**
     * @param user who acts
     * @param registration the organisation whose launch it is
     * @return empty if the claim is not there
     */
    public Optional<Professional> read(Practitioner user, String registration, AccessRules rules)
            throws StepRefusedException {
        if (claim.isMissingNode()) {
            return Optional.empty();
        }
        Professional whom = professional();
        if (user.identifiers().stream().anyMatch(own -> isSame(own, whom.identifier()))) {
            throw malformed("expected somebody else in " + name + ", came an identifier of the user’s own");
        }
        if (!rules.mayActForSomebody(user.role(), registration)) {
            throw new StepRefusedException(
                    RefusalReason.ACTING_FOR_NOT_ALLOWED,
                    "access.yaml does not let the role " + Quoted.of(user.role().code()) + " of "
                            + Quoted.of(user.role().system()) + " act for somebody in launches of " + registration);
        }
        if (!rules.actingFor().systems().contains(whom.identifier().system())) {
            throw new StepRefusedException(
                    RefusalReason.ACTING_FOR_SYSTEM_UNKNOWN,
                    "expected " + name + ".identifier.system as one of "
                            + Quoted.all(rules.actingFor().systems().stream()
                                    .sorted()
                                    .toList())
                            + ", came " + Quoted.of(whom.identifier().system()));
        }
        return Optional.of(whom);
    }

    private Professional professional() throws StepRefusedException {
        JsonNode whom = object(claim, name);
        String inside = name + ".identifier";
        JsonNode identifier = object(whom.path("identifier"), inside);
        String system = text(identifier, inside, "system");
        if (!isAbsolute(system)) {
            throw malformed("expected " + inside + ".system as a whole URI, came " + Quoted.of(system));
        }
        return new Professional(new Identifier(system, text(identifier, inside, "value")), text(whom, name, "name"));
    }

    private static JsonNode object(JsonNode node, String path) throws StepRefusedException {
        if (node instanceof ObjectNode) {
            return node;
        }
        throw malformed("expected " + path + " as one object, came " + kind(node));
    }

    /** Never the value in a refusal: it is a person's. */
    private static String text(JsonNode object, String path, String member) throws StepRefusedException {
        String at = path + "." + member;
        String text = object.path(member).textValue();
        if (text == null || text.length() > LONGEST || text.codePoints().allMatch(ActingFor::isBlank)) {
            throw malformed("expected " + at + " as a text of 1 to " + LONGEST + " characters, came "
                    + (text != null && !text.isBlank() && text.length() <= LONGEST
                            ? "blanks alone"
                            : kind(object.path(member))));
        }
        if (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()))) {
            throw malformed("expected " + at + " without blanks around it");
        }
        if (text.chars().anyMatch(Character::isISOControl)
                || !HiddenCharacters.makeVisible(text).equals(text)) {
            throw malformed("expected " + at + " without characters that cannot be seen");
        }
        return text;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isAbsolute(String system) {
        try {
            return new URI(system).isAbsolute();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** However a system writes its letters: nobody acts for themselves. */
    private static boolean isSame(Identifier one, Identifier other) {
        return plain(one.system()).equals(plain(other.system()))
                && plain(one.value()).equals(plain(other.value()));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    }

    private static String kind(JsonNode node) {
        return node.isNull() ? "null" : Quoted.kind(node);
    }

    private static StepRefusedException malformed(String detail) {
        return new StepRefusedException(RefusalReason.ACTING_FOR_MALFORMED, detail);
    }
}
