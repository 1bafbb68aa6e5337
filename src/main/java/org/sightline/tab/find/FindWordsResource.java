package org.sightline.tab.find;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The words that people use for the same thing, for the script that finds entries on the page. */
@Path("/find-words")
class FindWordsResource {

    private final String groups;

    FindWordsResource(FindWords words) {
        groups = words.json();
    }

    /** A list of lists of words. Nothing in it is of a patient. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public String words() {
        return groups;
    }
}
