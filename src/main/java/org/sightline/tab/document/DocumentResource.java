package org.sightline.tab.document;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.visit.CurrentVisit;
import org.sightline.visit.RecordNotShownException;

/** The addresses of one document: its page, what stands in its frame, and the file. */
@Path("/record/{launchId}/document/{tab}/{feed}/{type}/{document}")
@RunOnVirtualThread
class DocumentResource {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final DocumentOpener opener;
    private final CurrentVisit visit;

    DocumentResource(DocumentOpener opener, CurrentVisit visit) {
        this.opener = opener;
        this.visit = visit;
    }

    /** What every address of a document says. */
    static final class Address {
        @PathParam("tab")
        public String tab = "";

        @PathParam("feed")
        public String feed = "";

        @PathParam("type")
        public String type = "";

        @PathParam("document")
        public String document = "";

        @QueryParam("file")
        @DefaultValue("0")
        public String file = "";

        @QueryParam("enclosed")
        @DefaultValue("")
        public String enclosed = "";

        @QueryParam("complete")
        @DefaultValue("")
        public String complete = "";
    }

    @GET
    public Response page(@jakarta.ws.rs.BeanParam Address address) {
        return open(address, Use.PAGE);
    }

    @GET
    @Path("/content")
    public Response content(@jakarta.ws.rs.BeanParam Address address) {
        return open(address, Use.CONTENT);
    }

    @GET
    @Path("/download")
    public Response download(@jakarta.ws.rs.BeanParam Address address) {
        return open(address, Use.DOWNLOAD);
    }

    private Response open(Address address, Use use) {
        return switch (opener.open(request(address, use))) {
            case DocumentResponse.Page page ->
                Response.status(page.status()).entity(page.html()).type(HTML).build();
            case DocumentResponse.File file ->
                Response.ok(file.bytes())
                        .header("Content-Type", file.mediaType())
                        .header("Content-Disposition", file.disposition())
                        .header("Content-Security-Policy", file.policy())
                        .header("X-Frame-Options", "SAMEORIGIN")
                        .build();
        };
    }

    private DocumentRequest request(Address address, Use use) {
        boolean named = TabId.isValid(address.tab)
                && TabId.isValid(address.feed)
                && TYPE.matcher(address.type).matches()
                && ID.matcher(address.document).matches()
                && FilePlace.isOne(address.file, address.enclosed);
        if (!named) {
            throw RecordNotShownException.notThere();
        }
        FilePlace place = FilePlace.said(address.file, address.enclosed);
        return new DocumentRequest(
                visit.get(),
                new TabId(address.tab),
                new DocumentAsked(new FeedId(address.feed), address.type, address.document, place.number(), use),
                place,
                !address.complete.isEmpty());
    }
}
