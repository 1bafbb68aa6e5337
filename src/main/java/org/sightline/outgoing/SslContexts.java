package org.sightline.outgoing;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** The keys and authorities of a named TLS configuration. */
public interface SslContexts {

    /**
     * The context as it is now, to be made anew when its certificates are renewed.
     *
     * @throws IOException if there is no such configuration or it cannot be used
     */
    SSLContext named(String configuration) throws IOException;
}
