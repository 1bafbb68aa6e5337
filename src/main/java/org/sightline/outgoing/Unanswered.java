package org.sightline.outgoing;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why another server gave no answer, in words that say what to look at. */
final class Unanswered {

    private Unanswered() {}

    /** Whichever exception the client wrapped it in; nothing of request or answer is repeated. */
    static String words(@Nullable Throwable fault) {
        List<Throwable> chain = Stream.<Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                .toList();
        if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
            return "the name of its host is not known here: correct the address, or have the name server know it";
        }
        if (has(chain, ConnectException.class)) {
            return "nothing answers there: correct host and port, or have the firewall let us through";
        }
        if (has(chain, CertificateExpiredException.class)) {
            return "its certificate has ended: whoever runs it has to renew it";
        }
        return chain.stream()
                .filter(SSLException.class::isInstance)
                .map(one -> ofTls(String.valueOf(one.getMessage()).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> "no whole answer: "
                        + (fault == null ? "fault" : fault.getClass().getSimpleName()));
    }

    private static String ofTls(String told) {
        if (told.contains("pkix") || told.contains("certification path")) {
            return "its certificate is of an authority that is not trusted here: name a TLS configuration that has it"
                    + " (tls)";
        }
        if (told.contains("subject alternative") || told.contains("no name matching")) {
            return "its certificate is for another host: write the name that the certificate has";
        }
        if (told.contains("unrecognized ssl message") || told.contains("plaintext")) {
            return "it does not speak TLS there: correct scheme or port";
        }
        return "it takes no TLS connection of ours: it may want a certificate, which a TLS configuration has (tls)";
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
        return chain.stream().anyMatch(kind::isInstance);
    }
}
