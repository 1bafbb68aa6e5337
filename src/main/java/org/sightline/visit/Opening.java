package org.sightline.visit;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One opening, from its first audit row to its last. Nothing leaves before it is closed, except piece by piece.
 *
 * @param <R> the receipt: proof of the first row, without which no feed is read
 * @param <C> what the last row says
 */
public final class Opening<R, C> implements AutoCloseable {

    private final R receipt;
    private final BiConsumer<R, C> closing;
    private @Nullable Supplier<C> report;

    Opening(R receipt, BiConsumer<R, C> closing) {
        this.receipt = receipt;
        this.closing = closing;
    }

    public R receipt() {
        return receipt;
    }

    /** What the closing row will say, asked for when the opening is closed. */
    public void closeWith(Supplier<C> report) {
        this.report = report;
    }

    /**
     * Commits the closing row; an opening that broke off before there was anything to report leaves its first row alone.
     *
     * @throws org.sightline.audit.AuditUnavailableException if the row could not be committed
     */
    @Override
    public void close() {
        if (report != null) {
            closing.accept(receipt, report.get());
        }
    }
}
