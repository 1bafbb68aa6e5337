package org.sightline.context;

import java.util.Arrays;
import java.util.Optional;

/** One of a few values that the database, forms and files call by a code of its own. */
public interface ByCode {

    String code();

    /** The value with this code; empty if there is none. */
    static <E extends Enum<E> & ByCode> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }
}
