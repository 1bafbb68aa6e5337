package org.sightline.registration.admission;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.profile.Narrowing;

/**
 * What the file of one organisation makes stricter for its own launches.
 *
 * @param narrowings what groups of roles are shown less of
 * @param networks where its users have to be; anywhere if there are none
 * @param relationshipOrNull what has to stand between them and the patient; null if nothing has to
 */
public record OrganisationTerms(
        List<Narrowing> narrowings,
        List<AddressRange> networks,
        @Nullable RelationshipRules relationshipOrNull) {

    /** Of an organisation whose file says nothing of it. */
    public static final OrganisationTerms NONE = new OrganisationTerms(List.of(), List.of(), null);

    public OrganisationTerms {
        narrowings = List.copyOf(narrowings);
        networks = List.copyOf(networks);
    }

    /** Whether a client's address is where its users have to be. */
    public boolean admitsFrom(String address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.holds(address));
    }

    public Optional<RelationshipRules> relationship() {
        return Optional.ofNullable(relationshipOrNull);
    }
}
