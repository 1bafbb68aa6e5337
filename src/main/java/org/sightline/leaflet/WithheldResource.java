package org.sightline.leaflet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.oversight.CsvLine;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules.WithheldLine;

/** The list in force, as a page and as a file. Open to everybody: nothing of a patient is in it. */
@Path("/")
@RunOnVirtualThread
class WithheldResource {

    private static final List<String> HEADINGS =
            List.of("kind", "name", "term", "source", "after_override", "shown_to", "in_force");

    private final LaunchConfigSource config;

    WithheldResource(LaunchConfigSource config) {
        this.config = config;
    }

    @GET
    @Path("withheld")
    @PermitAll
    public Response page() {
        return Response.ok(
                        Templates.withheld(new View(
                                        config.current().withheld().lines(),
                                        config.current().objections().categories()))
                                .render(),
                        "text/html;charset=UTF-8")
                .build();
    }

    @GET
    @Path("withheld.csv")
    @PermitAll
    public Response file() {
        String csv = CsvLine.BYTE_ORDER_MARK
                + Stream.concat(
                                Stream.of(CsvLine.of(HEADINGS)),
                                config.current().withheld().lines().stream().map(WithheldResource::line))
                        .collect(Collectors.joining());
        return Response.ok(csv, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"withheld.csv\"")
                .build();
    }

    private static String line(WithheldLine line) {
        return CsvLine.of(List.of(
                line.kind().words(),
                line.name(),
                line.term(),
                line.source(),
                line.afterOverride() ? "yes" : "no",
                line.shownTo(),
                line.inForce() ? "yes" : "no"));
    }

    /** The page. */
    record View(List<WithheldLine> lines, List<RecordCategory> categories) {}

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance withheld(View view);
    }
}
