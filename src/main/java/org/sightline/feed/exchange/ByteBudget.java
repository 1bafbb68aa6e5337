package org.sightline.feed.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that may still be read, shared by everything that reads one feed for one opening. */
final class ByteBudget {

    private final AtomicLong left;

    ByteBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** {@code in}, which fails with {@link Exceeded} instead of passing more bytes on than are left. */
    InputStream over(InputStream in) {
        return new Counted(in);
    }

    private void spend(int bytes) throws Exceeded {
        if (bytes > 0 && left.addAndGet(-bytes) < 0) {
            throw new Exceeded();
        }
    }

    /** More came than may come. */
    static final class Exceeded extends IOException {}

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            spend(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            spend(count);
            return count;
        }
    }
}
