package org.sightline.context;

import java.util.List;

/**
 * The user, as the launching organisation named them.
 *
 * @param subject the user's id in the organisation's own system
 * @param identifiers national identifiers, such as {@code https://fhir.nhs.uk/Id/sds-user-id}
 * @param name the name to show and to audit
 * @param role the role the user acts in, which decides what they may open
 */
public record Practitioner(String subject, List<Identifier> identifiers, String name, Coded role) {

    public Practitioner {
        identifiers = List.copyOf(identifiers);
    }
}
