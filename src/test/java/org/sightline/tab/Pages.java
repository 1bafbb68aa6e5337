package org.sightline.tab;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sightline.tab.banner.Banner;
import org.sightline.tab.panel.Panel;
import org.sightline.template.ScopeNames;

/** The real templates on a Qute engine of their own, without an application around it. */
public final class Pages implements RecordPages {

    private static final Path TEMPLATES = Path.of(System.getProperty("sightline.basedir", "."), "ui-templates");
    private static final Engine ENGINE = engine();
    private static final Pattern HEAD = Pattern.compile("(?s)<head>.*?</head>");
    private static final Pattern HIDDEN = Pattern.compile("(?s)<span class=\"nhsuk-u-visually-hidden\">.*?</span>");
    private static final Pattern HIDDEN_TITLE = Pattern.compile("(?s)<(caption|h1)[^>]*visually-hidden.*?</\\1>");
    private static final Set<String> WITHIN_A_LINE = Set.of("bdi", "strong", "span", "time", "a");

    @Override
    public String record(RecordView view) {
        return ENGINE.getTemplate("pages/record").data("view", view).render();
    }

    @Override
    public String banner(Banner banner) {
        return ENGINE.getTemplate("fragments/banner").data("banner", banner).render();
    }

    @Override
    public String sources(SourcesView sources) {
        return ENGINE.getTemplate("fragments/sources").data("sources", sources).render();
    }

    @Override
    public String progress(SourcesView sources) {
        return ENGINE.getTemplate("fragments/progress").data("sources", sources).render();
    }

    @Override
    public String tabs(RecordView view) {
        return ENGINE.getTemplate("fragments/tabs").data("view", view).render();
    }

    @Override
    public String panel(Panel panel) {
        return ENGINE.getTemplate("fragments/panel-content")
                .data("panel", panel)
                .data("inWords", true)
                .render();
    }

    /** A page of another room: its template, and what that room calls its data. */
    public static String page(String template, String name, Object data) {
        return page(template, Map.of(name, data));
    }

    /** @param data by the names of the page's parameters */
    public static String page(String template, Map<String, Object> data) {
        TemplateInstance page = ENGINE.getTemplate(template).instance();
        data.forEach(page::data);
        return page.render();
    }

    @Override
    public String closed() {
        return ENGINE.getTemplate("pages/closed").render();
    }

    @Override
    public String print(List<RecordView> tabs) {
        return ENGINE.getTemplate("pages/print").data("tabs", tabs).render();
    }

    @Override
    public String found(FoundView view) {
        return ENGINE.getTemplate("pages/found").data("view", view).render();
    }

    /** What a reader sees: text without markup, each run of white space as one. */
    public static String visible(String html) {
        String shown = HIDDEN_TITLE
                .matcher(HIDDEN.matcher(HEAD.matcher(html).replaceAll(" ")).replaceAll(""))
                .replaceAll(" ");
        return withoutRuns(withoutTags(shown)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"))
                .strip();
    }

    /** A space in the place of each, but of those within a line. By hand: it is done of every page of every test. */
    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int from = 0;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', from)) {
            int end = html.indexOf('>', tag);
            if (end < 0) {
                break;
            }
            text.append(html, from, tag);
            int name = html.charAt(tag + 1) == '/' ? tag + 2 : tag + 1;
            int after = name;
            while (Character.isLetterOrDigit(html.charAt(after))) {
                after++;
            }
            if (!WITHIN_A_LINE.contains(html.substring(name, after))) {
                text.append(' ');
            }
            from = end + 1;
        }
        return text.append(html, from, html.length()).toString();
    }

    private static String withoutRuns(String text) {
        StringBuilder said = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            boolean white = at == ' ' || at >= '\t' && at <= '\r';
            if (!white) {
                said.append(at);
            } else if (!space) {
                said.append(' ');
            }
            space = white;
        }
        return said.toString();
    }

    /** The same, line by line: one for each row, heading, notice and folded part. */
    static List<String> lines(String html) {
        return Stream.of(
                        html.replaceAll("\\s+", " ")
                                .replaceAll("<form[^>]* hidden>.*?</form>", " ")
                                .split(
                                        "(?=<h2|<details class=\"sl-more|<td role=\"cell\" class=\"sl-opens)|</h2>|</h3>|</tr>|</thead>|</summary>|</li>|</p>|</dd>|</dl>|</header>|</section>"))
                .map(Pages::visible)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Engine engine() {
        var builder = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(new ScopeNames())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .addTemplateInstanceInitializer(instance -> instance.data("siteStylesheet", "stylesheet.css")
                        .data("siteScript", "script.js")
                        .data("siteScriptSettings", "{}")
                        .data("siteNotice", "Training: fictional patients"))
                .addLocator(Pages::locate);
        for (String tag : List.of("text", "date", "sign", "chips", "marks", "cautions", "more", "sources")) {
            builder.addSectionHelper(new UserTagSectionHelper.Factory(tag, "tags/" + tag));
        }
        return builder.build();
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String id) {
        Path file = TEMPLATES.resolve(id + ".html");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                try {
                    return new StringReader(Files.readString(file, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType("text/html"));
            }
        });
    }
}
