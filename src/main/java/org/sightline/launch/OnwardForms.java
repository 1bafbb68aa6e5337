package org.sightline.launch;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends a browser on by a form: at once where our script runs, else at a click. */
public interface OnwardForms {

    /**
     * @param fields what the form holds, by name
     * @param hosts where the form, and what it is sent on to from there, may go
     * @param framedBy the origins that may frame the page with the form
     */
    ResponseBuilder of(URI address, Map<String, String> fields, Set<String> hosts, List<URI> framedBy);

    /**
     * To an address of ours.
     *
     * @param fromFragment the field that is filled with what stands after the {@code #} of the page's address
     */
    ResponseBuilder toOurselves(String path, String fromFragment);
}
