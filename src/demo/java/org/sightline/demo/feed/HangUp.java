package org.sightline.demo.feed;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends a connection the way a host does on which nothing runs any more. */
final class HangUp {

    private HangUp() {}

    /** By a TCP reset: an orderly close could also be the end of an answer. Vert.x itself offers the orderly one only. */
    static void on(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close().awaitUninterruptibly();
    }
}
