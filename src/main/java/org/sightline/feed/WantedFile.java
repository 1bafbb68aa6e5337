package org.sightline.feed;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which file of a document is asked for.
 *
 * @param part which of those that the document itself holds or points to, from 0
 * @param addresses where that one in turn points to, where what is there points to, and so on; none if it is wanted itself
 */
public record WantedFile(int part, List<String> addresses) {

    public WantedFile {
        addresses = List.copyOf(addresses);
    }

    /** One of the document's own files. */
    public static WantedFile of(int part) {
        return new WantedFile(part, List.of());
    }

    /** What this one points to, at an address as it gives it. */
    public WantedFile on(String address) {
        return new WantedFile(
                part, Stream.concat(addresses.stream(), Stream.of(address)).toList());
    }
}
