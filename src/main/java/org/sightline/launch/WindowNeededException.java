package org.sightline.launch;

import java.net.URI;
import java.util.List;

/**
 * The browser keeps no cookie of ours inside the page that frames the launch, so the record can only be shown in a window
 * of its own. Nothing has been opened yet.
 */
public final class WindowNeededException extends RuntimeException {

    private final String address;
    private final transient List<URI> framedBy;

    /**
     * @param address where the launch goes on in a window of its own; works once
     * @param framedBy the origins that may frame the page that says so
     */
    public WindowNeededException(String address, List<URI> framedBy) {
        super("no cookies in the frame");
        this.address = address;
        this.framedBy = List.copyOf(framedBy);
    }

    public String address() {
        return address;
    }

    public List<URI> framedBy() {
        return framedBy;
    }
}
