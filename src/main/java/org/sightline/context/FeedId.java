package org.sightline.context;

/** The short name of a partner's feed in configuration and audit entries, such as {@code northgate-hospital}. */
public record FeedId(String value) {

    public FeedId {
        if (!TabId.isValid(value)) {
            throw new IllegalArgumentException("not a feed id: lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
