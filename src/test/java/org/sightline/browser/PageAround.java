package org.sightline.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page of another site, as a browser sees it, with a frame that it names {@code record}. */
final class PageAround implements AutoCloseable {

    private final HttpServer server;
    private volatile String content = "";

    PageAround() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = ("<!doctype html><title>Another system</title>" + content).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it launches into its frame, as an EPR does. */
    void launches(String address, String token) {
        content = """
                <iframe name="record" width="1200" height="700"></iframe>
                <form method="post" action="%s" target="record"><input type="hidden" name="token" value="%s">
                <button>Shared care record</button></form>
                """.formatted(address, token);
    }

    /** From now on it frames an address. */
    void frames(String address) {
        content = "<iframe name=\"record\" src=\"%s\"></iframe>".formatted(address);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
