package org.sightline.coverage.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sightline.coverage.CountedCode;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.coverage.PanelCoverage;
import org.sightline.coverage.command.PanelLists.Published;
import org.sightline.coverage.command.PanelLists.Single;

/** The coverage of codes as JSON, for pipelines. */
final class CoverageJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CoverageJson() {}

    static String ofLists(List<PanelLists> lists) {
        ArrayNode all = JSON.createArrayNode();
        for (PanelLists list : lists) {
            ObjectNode one = all.addObject();
            one.put("tab", list.tab()).put("panel", list.panel());
            one.put("asked", list.asked()).put("list", list.list());
            ArrayNode published = one.putArray("published");
            list.published().forEach(named -> published(published.addObject(), named));
            ArrayNode single = one.putArray("single");
            list.single().forEach(code -> single(single.addObject(), code));
        }
        return written(all);
    }

    private static void published(ObjectNode node, Published list) {
        node.put("title", list.title()).put("id", list.id()).put("loaded", list.isLoaded());
        if (list.isLoaded()) {
            node.put("version", list.version())
                    .put("date", list.date())
                    .put("codes", list.codes())
                    .put("counted", list.counted());
            ObjectNode roles = node.putObject("roles");
            list.roles().forEach(roles::put);
        }
    }

    private static void single(ObjectNode node, Single code) {
        node.put("system", code.system())
                .put("code", code.code())
                .put("term", code.term())
                .put("inNamedList", code.listed());
    }

    static String ofFiles(List<PanelCoverage> counted) {
        ArrayNode all = JSON.createArrayNode();
        for (PanelCoverage panel : counted) {
            ObjectNode one = all.addObject();
            one.put("tab", panel.place().tab())
                    .put("panel", panel.place().panel())
                    .put("title", panel.title())
                    .put("read", panel.totals().read())
                    .put("withoutCode", panel.totals().withoutCode());
            ObjectNode found = one.putObject("found");
            for (Way way : Way.values()) {
                found.put(way.id(), panel.totals().by(way));
            }
            ArrayNode codes = one.putArray("codes");
            panel.codes().forEach(code -> code(codes.addObject(), code));
        }
        return written(all);
    }

    private static void code(ObjectNode node, CountedCode one) {
        node.put("kind", one.code().kind())
                .put("system", one.code().system())
                .put("code", one.code().code())
                .put("term", one.code().term())
                .put("count", one.count())
                .put("foundBy", one.by().way().id())
                .put("list", one.by().list())
                .put("version", one.by().version());
        one.mayMean().forEach(node.putArray("mayMean")::add);
    }

    private static String written(ArrayNode all) {
        return all.toPrettyString() + System.lineSeparator();
    }
}
