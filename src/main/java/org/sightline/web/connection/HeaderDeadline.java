package org.sightline.web.connection;

import io.micrometer.core.instrument.Metrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose next request has begun and whose header is not whole in time, however often a byte of it
 * comes: an idle timeout begins anew with each. It counts from the first byte while no request is under way, the
 * handshake of TLS included. By HTTP/2 other frames than headers come too, after an answer for instance, so there it is
 * the time that an idle connection is kept.
 */
public final class HeaderDeadline extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(HeaderDeadline.class);

    private final Duration within;
    private final Duration idle;
    private int underWay;
    private boolean headerCame;
    private @Nullable ScheduledFuture<?> end;

    HeaderDeadline(Duration within, Duration idle) {
        this.within = within;
        this.idle = idle;
    }

    /** The header of a request has come whole. */
    public static void requestBegan(Channel connection) {
        on(connection, deadline -> {
            deadline.underWay++;
            deadline.headerCame = true;
            deadline.stop();
        });
    }

    /** A request was answered; the next byte begins another. */
    public static void requestEnded(Channel connection) {
        on(connection, deadline -> deadline.underWay--);
    }

    private static void on(Channel connection, Consumer<HeaderDeadline> change) {
        if (!connection.eventLoop().inEventLoop()) {
            connection.eventLoop().execute(() -> on(connection, change));
            return;
        }
        HeaderDeadline deadline = connection.pipeline().get(HeaderDeadline.class);
        if (deadline != null) {
            change.accept(deadline);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        headerCame = false;
        // first, as most headers come whole in one piece; what they ask for may be answered by then
        context.fireChannelRead(bytes);
        if (!headerCame && underWay == 0 && end == null && context.channel().isActive()) {
            Duration most = isHttp2(context) ? idle : within;
            end = context.executor().schedule(() -> close(context), most.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private static boolean isHttp2(ChannelHandlerContext context) {
        return context.pipeline().get(Http2ConnectionHandler.class) != null;
    }

    private void close(ChannelHandlerContext context) {
        Metrics.counter("sightline.requests.refused", "limit", "header-deadline")
                .increment();
        LOG.infof(
                "The header of a request from %s did not come in time",
                context.channel().remoteAddress());
        context.channel().close();
    }

    private void stop() {
        ScheduledFuture<?> running = end;
        if (running != null) {
            running.cancel(false);
            end = null;
        }
    }
}
