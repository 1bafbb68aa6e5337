package org.sightline.document.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;
import org.sightline.document.bounds.Bounds;

/**
 * An e-mail with its parts; a message in it is a part like any other file.
 *
 * @param whole whether it could be read to its end, and none of it had to be passed over
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046">RFC 2046: media types</a>
 */
public record MailMessage(MailPart part, boolean whole) {

    /** How deep parts may stand in each other; those of a mail program come to four. */
    static final int DEEPEST = 10;

    /** How many parts there may be. */
    static final int MOST_PARTS = 300;

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(1_000)
            .setMaxHeaderLen(200_000)
            .setMaxContentLen(-1)
            .build();

    /**
     * Empty if it is no e-mail.
     *
     * @throws org.sightline.document.bounds.BeyondBoundsException with too many parts, or too deep in each other
     */
    public static Optional<MailMessage> of(byte[] bytes) {
        Heard heard = new Heard();
        Taking taking = new Taking();
        try {
            MimeTokenStream stream = new MimeTokenStream(CONFIG, heard, null);
            stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
            stream.parse(new Interruptible(bytes));
            for (EntityState at = stream.getState(); at != EntityState.T_END_OF_STREAM; at = stream.next()) {
                Bounds.goOn();
                taking.take(at, stream);
            }
        } catch (MimeException | IOException _) {
            heard.warn("broken off", "");
        }
        return Optional.ofNullable(taking.whole()).map(part -> new MailMessage(part, !heard.anything));
    }

    /** Puts parts together as they come. */
    private static final class Taking {

        private final Deque<MailPart> open = new ArrayDeque<>();
        private final Deque<List<MailPart>> inside = new ArrayDeque<>();
        private MailHeading heading = new MailHeading();
        private int parts;
        private @Nullable MailPart root;

        void take(EntityState at, MimeTokenStream stream) throws IOException {
            switch (at) {
                case T_START_HEADER -> heading = new MailHeading();
                case T_FIELD -> heading.add(stream.getField());
                case T_START_MULTIPART -> {
                    List<MailPart> within = new ArrayList<>();
                    add(new MailPart(heading, type(stream), within, new byte[0]), within);
                }
                case T_END_MULTIPART -> close();
                case T_BODY ->
                    add(
                            new MailPart(
                                    heading,
                                    type(stream),
                                    List.of(),
                                    stream.getDecodedInputStream().readAllBytes()),
                            null);
                default -> {}
            }
        }

        @Nullable
        MailPart whole() {
            return root;
        }

        private void add(MailPart part, @Nullable List<MailPart> within) {
            Bounds.elements(++parts * (Bounds.MOST_ELEMENTS / MOST_PARTS));
            if (root == null) {
                root = part;
            } else if (!inside.isEmpty()) {
                inside.getFirst().add(part);
            }
            if (within != null) {
                open.push(part);
                inside.push(within);
                Bounds.depth(open.size() * (Bounds.DEEPEST / DEEPEST));
            }
        }

        private void close() {
            open.pop();
            inside.pop();
        }

        private static String type(MimeTokenStream stream) {
            return String.valueOf(stream.getBodyDescriptor().getMimeType()).toLowerCase(Locale.ROOT);
        }
    }

    /** Hears what the reader passes over. */
    private static final class Heard extends DecodeMonitor {

        private boolean anything;

        @Override
        public boolean warn(String error, String dropDesc) {
            anything = true;
            return false;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }

    /** Ends the reader, which itself listens to nobody. */
    private static final class Interruptible extends ByteArrayInputStream {

        Interruptible(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Bounds.goOn();
            return super.read(into, from, length);
        }
    }
}
