package org.sightline.tab.panel;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that is made when somebody first looks into it: of a long record most rows stand behind a count, and what
 * they would say is never asked. For one thread, that of the opening it belongs to.
 */
public final class LaterList<E> extends AbstractList<E> {

    private @Nullable Supplier<List<E>> maker;
    private List<E> made = List.of();

    private LaterList(Supplier<List<E>> maker) {
        this.maker = maker;
    }

    /** @param maker called once at most */
    public static <E> List<E> of(Supplier<List<E>> maker) {
        return new LaterList<>(maker);
    }

    /** As {@link List#copyOf}, but leaves what is not made yet unmade. */
    public static <E> List<E> copyOf(List<E> list) {
        return list instanceof LaterList<E> later ? later : List.copyOf(list);
    }

    @Override
    public E get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }

    private List<E> made() {
        if (maker != null) {
            made = List.copyOf(maker.get());
            maker = null;
        }
        return made;
    }
}
