package org.sightline.web.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives each connection that this node accepts its {@link HeaderDeadline}. Netty's service loader makes it, and finds it
 * where all classes have one class loader, as those of the built application have.
 */
public final class HeaderDeadlines extends ChannelInitializerExtension {

    private static final String SWITCH = "io.netty.bootstrap.extensions";

    /** Called before anything listens: Netty looks for extensions once, and only if it is told to. */
    public static void enable() {
        System.setProperty(SWITCH, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        Config config = ConfigProvider.getConfig();
        connection
                .pipeline()
                .addFirst(new HeaderDeadline(
                        config.getValue("sightline.requests.header-within", Duration.class),
                        config.getValue("quarkus.http.idle-timeout", Duration.class)));
    }
}
