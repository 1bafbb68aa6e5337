package org.sightline.codes.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSetFiles;
import org.sightline.codes.importing.ImportRefusedException;
import org.sightline.codes.importing.ListImport;
import org.sightline.codes.server.ServerAccess;
import org.sightline.codes.server.TerminologyServer;
import org.sightline.registration.SecretReference;
import org.sightline.terminal.Arguments;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** {@code codes fetch}: a list from a terminology server. */
final class FetchCommand {

    static final Set<String> OPTIONS = Set.of(
            "to",
            "name",
            "version",
            "date",
            "server",
            "refset",
            "ecl",
            "url",
            "edition",
            "token-url",
            "client-id",
            "secret");

    private final Arguments asked;
    private final boolean allowLoopbackHttp;

    FetchCommand(Arguments asked, Terminal terminal) {
        this.asked = asked;
        this.allowLoopbackHttp = terminal.allowsLoopbackHttp();
    }

    /** @param folder {@code launch-config} */
    ListImport.Outcome run(Path folder)
            throws NotUnderstoodException, IOException, ImportRefusedException, InterruptedException {
        URI base = address("server");
        String url = valueSet();
        byte[] expanded = TerminologyServer.at(base, access()).expand(url);
        return new ListImport(ImportArguments.of(asked))
                .runOn(base + " " + url, expanded, folder.resolve(ValueSetFiles.FOLDER));
    }

    /**
     * As SNOMED CT's implicit value sets are addressed; with an edition and version they are those of that release.
     *
     * @see <a href="https://hl7.org/fhir/R4/snomedct.html#implicit">FHIR R4: SNOMED CT, implicit value sets</a>
     */
    private String valueSet() throws NotUnderstoodException {
        String edition = asked.option("edition").orElse(ListSystem.SNOMED);
        if (asked.all("refset").size()
                        + asked.all("ecl").size()
                        + asked.all("url").size()
                != 1) {
            throw new NotUnderstoodException("codes fetch needs one of --refset, --ecl and --url.");
        }
        return asked.option("url")
                .or(() -> asked.option("refset").map(id -> edition + "?fhir_vs=refset/" + id))
                .or(() -> asked.option("ecl").map(rule -> edition + "?fhir_vs=ecl/" + encoded(rule)))
                .orElseThrow();
    }

    /** As the address of a value set has it, which holds no blank. */
    private static String encoded(String rule) {
        return URLEncoder.encode(rule, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable ServerAccess access() throws NotUnderstoodException {
        if (asked.option("token-url").isEmpty()) {
            return null;
        }
        return new ServerAccess(address("token-url"), needed("client-id"), secret(needed("secret")));
    }

    /** Never the secret itself, which a terminal's history would keep. */
    private static SecretReference secret(String text) throws NotUnderstoodException {
        return SecretReference.of(text)
                .orElseThrow(() -> new NotUnderstoodException(
                        "--secret has to say where the secret is: env:NAME or file:/absolute/path."));
    }

    private String needed(String option) throws NotUnderstoodException {
        return asked.option(option)
                .orElseThrow(() -> new NotUnderstoodException("codes fetch needs --" + option + "."));
    }

    private URI address(String option) throws NotUnderstoodException {
        String text = needed(option).replaceFirst("/+$", "");
        boolean loopback = allowLoopbackHttp && text.matches("http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?(/.*)?");
        if (!loopback && !text.matches("https://[^\\s?#]+")) {
            throw new NotUnderstoodException("--" + option + " has to be an https address.");
        }
        return URI.create(text);
    }
}
