package org.sightline.launch.smart;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The HTTP server that a mock EHR answers with. */
public final class LoopbackServer {

    private LoopbackServer() {}

    public static HttpServer plain(int port) {
        try {
            return HttpServer.create(at(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wants a certificate of everybody who asks. */
    public static HttpServer secure(SSLContext context) {
        try {
            HttpsServer server = HttpsServer.create(at(0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters ssl = context.getDefaultSSLParameters();
                    ssl.setNeedClientAuth(true);
                    parameters.setSSLParameters(ssl);
                }
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    }
}
