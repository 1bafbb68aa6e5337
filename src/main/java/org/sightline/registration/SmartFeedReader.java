package org.sightline.registration;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;

/** Reads the {@code feed} block of a {@code smart} block: the EHR as a feed of the launches it starts. */
final class SmartFeedReader {

    private final URI base;
    private final String identifierSystem;
    private final OdsCode odsCode;
    private final Optional<String> tls;

    SmartFeedReader(URI base, String identifierSystem, OdsCode odsCode, Optional<String> tls) {
        this.base = base;
        this.identifierSystem = identifierSystem;
        this.odsCode = odsCode;
        this.tls = tls;
    }

    /** Its id is the registration's with {@code -ehr}; the user's own access token is all it is asked with. */
    Optional<FeedRegistration> read(YamlValue block, SmartReader.Owner owner) {
        return block.fields(List.of("supplies", "setting", "deadline", "pageSize"))
                .map(fields -> {
                    Set<String> supplies = fields.required("supplies")
                            .map(FeedReader::supplies)
                            .orElse(Set.of());
                    FeedConnection connection = new FeedConnection(
                            base,
                            new FeedAuthentication.None(),
                            identifierSystem,
                            supplies,
                            FeedReader.deadline(fields),
                            FeedReader.pageSize(fields),
                            tls);
                    return new FeedRegistration(
                            new FeedId(owner.id() + "-ehr"),
                            owner.name(),
                            odsCode,
                            FeedRegistration.Freshness.LIVE,
                            Optional.empty(),
                            Optional.of(connection),
                            fields.optional("setting").flatMap(FeedReader::setting));
                });
    }
}
