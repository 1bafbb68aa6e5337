package org.sightline.feed;

import java.util.Optional;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.FeedRegistration;

/** Feeds that belong to one launch alone and are asked in its user's name: the record system it was started from. */
public interface LaunchFeeds {

    /** No launch has any. */
    LaunchFeeds NONE = new LaunchFeeds() {
        @Override
        public Optional<FeedRegistration> of(LaunchContext launch) {
            return Optional.empty();
        }

        @Override
        public Access open(LaunchId launchId, LaunchContext launch) throws CredentialsException {
            throw new CredentialsException("no launch has a feed of its own");
        }
    };

    /** The launch's own feed, if it has one. */
    Optional<FeedRegistration> of(LaunchContext launch);

    /**
     * What its own feed may be asked with, now. Called once per reading, on the reading's thread.
     *
     * @throws CredentialsException if there is nothing to ask it with
     */
    Access open(LaunchId launchId, LaunchContext launch) throws CredentialsException;

    /** Good for one reading. */
    interface Access {

        /** The access token, sent as a Bearer token to the feed's FHIR base and nowhere else. */
        String bearer();

        /** The patient's id at the feed: with such a token a patient is read, not looked up. */
        String patientId();

        /** Whether resources of a type may be read. */
        Permission permission(String resourceType);

        /** The feed answered 401. */
        void refused();
    }

    /** How much of a resource type may be read. */
    enum Permission {
        WHOLE,
        /** Only some of it, and nobody can say how much is left out. */
        PART,
        NONE
    }
}
