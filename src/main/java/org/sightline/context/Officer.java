package org.sightline.context;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody with a duty for one organisation, signed in at the office. Whatever an officer sees or does is about this
 * organisation and no other, unless a duty of theirs is for the region.
 *
 * @param registration the id of their organisation's launch registration
 * @param organisationName its name, as it was when they asked
 * @param duties at least one
 */
public record Officer(OfficeUser user, String registration, String organisationName, Set<Duty> duties) {

    public Officer {
        duties = Set.copyOf(duties);
    }

    /** Their id at their OpenID provider. */
    public String id() {
        return user.subject();
    }

    public String name() {
        return user.name();
    }

    public boolean has(Duty duty) {
        return duties.contains(duty);
    }

    /** In the order of {@link Duty}. */
    public List<String> dutyTitles() {
        return EnumSet.copyOf(duties).stream().map(Duty::title).toList();
    }
}
