package org.sightline.display;

import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Every code that a page of a source's answer holds, found while its JSON is looked through once: none but these stands in
 * any of its resources. It spares whoever looks for codes of a list to walk through resources that cannot have one. What
 * adds a code to a resource takes it off again.
 */
public final class SentCodes {

    /** The name under which each resource of the page carries it, as user data. */
    private static final String USER_DATA = "org.sightline.sent-codes";

    private final Set<String> codes;

    public SentCodes(Set<String> codes) {
        this.codes = Set.copyOf(codes);
    }

    /** Those of the page that the resource came with; null if they are not known, or not all. */
    public static @Nullable SentCodes of(Resource resource) {
        return resource.getUserData(USER_DATA) instanceof SentCodes sent ? sent : null;
    }

    /** Of a resource of the page as it was sent. */
    public void keepWith(Resource resource) {
        resource.setUserData(USER_DATA, this);
    }

    /** Of one that is given another code. */
    static void forget(Resource resource) {
        resource.clearUserData(USER_DATA);
    }

    public boolean any(Predicate<String> is) {
        return codes.stream().anyMatch(is);
    }
}
