package org.sightline.feed.exchange;

import java.net.http.HttpRequest;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.FeedAuthentication;

/** A fixed header, whose secret is read anew each time, so that a changed one takes effect at once. */
final class HeaderSecret implements FeedCredentials {

    private final FeedAuthentication.Header header;
    private final Secrets secrets;

    HeaderSecret(FeedAuthentication.Header header, Secrets secrets) {
        this.header = header;
        this.secrets = secrets;
    }

    @Override
    public void addTo(HttpRequest.Builder request, Deadline deadline) throws CredentialsException {
        String value = secrets.read(header.value());
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new CredentialsException("the secret is not a header value");
        }
        try {
            request.setHeader(header.name(), value);
        } catch (IllegalArgumentException _) {
            throw new CredentialsException("not a header that can be sent: " + header.name());
        }
    }
}
