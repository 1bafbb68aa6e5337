package org.sightline.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas that editors use and the loader know the same fields in every block, so that they cannot drift apart. */
class SchemaFieldsTest {

    private static final String ORGANISATION = "organisations/northgate.yaml";
    private static final String FEED = "feeds/greenfield.yaml";
    private static final String ACCESS = "access.yaml";
    private static final String STRANGER = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

    /** Private parts of a key are known to the loader only so that it can say what to do about them. */
    private static final Set<String> SECRET_PARTS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    @TempDir
    Path temporary;

    @Test
    void ofOrganisations() {
        JsonNode schema = EditorSchema.of(ORGANISATION);
        assertFields(schema, "", ORGANISATION, ConfigFolder.ORGANISATION + STRANGER + ": 1\n");
        assertFields(schema, "/keys", ORGANISATION, organisation("keys: {%s: 1}"));
        assertFields(schema, "/keys/static", ORGANISATION, organisation("keys: {static: [{%s: 1}]}"));
        assertFields(schema, "/keys/static/jwk", ORGANISATION, organisation("keys: {static: [{jwk: {%s: 1}}]}"));
        assertFields(
                schema,
                "/serviceDesk",
                ORGANISATION,
                ConfigFolder.ORGANISATION.replaceAll("serviceDesk:.*", "serviceDesk: {" + STRANGER + ": 1}"));
    }

    @Test
    void ofSmartLaunches() {
        JsonNode schema = EditorSchema.of(ORGANISATION);
        String organisation = ConfigFolder.ORGANISATION.replaceAll("(?s)tokenIssuer.*serviceDesk", "serviceDesk");
        assertFields(schema, "/smart", ORGANISATION, organisation + "smart: {%s: 1}\n");
        String sound =
                "smart: {fhirBaseUrl: https://f.example, role: {from: fixed, system: urn:s, code: c}, feed: {%s: 1}}";
        assertFields(schema, "/smart/feed", ORGANISATION, organisation + sound + "\n");
        assertKinds(
                schema.at("/properties/smart/properties/authentication"),
                "kind",
                organisation + "smart: {authentication: ");
        assertKinds(schema.at("/properties/smart/properties/role"), "from", organisation + "smart: {role: ");
    }

    /** Each kind of the block, which ends the text: an unknown field is answered with those that this kind has. */
    private void assertKinds(JsonNode block, String discriminator, String textBefore) {
        for (JsonNode kind : block.get("oneOf")) {
            String name = kind.at("/properties/" + discriminator + "/const").asText();
            Set<String> accepted = names(block, discriminator).stream()
                    .filter(field -> isAccepted(
                            textBefore + "{" + discriminator + ": " + name
                                    + (field.equals(discriminator) ? "" : ", " + field + ": x") + "}}\n",
                            field))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names(kind), accepted, name);
        }
    }

    /** Every field that any kind of the block has. */
    private static Set<String> names(JsonNode block, String discriminator) {
        Set<String> all = new TreeSet<>(Set.of(discriminator));
        block.get("oneOf").forEach(kind -> all.addAll(names(kind)));
        return all;
    }

    private boolean isAccepted(String text, String field) {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        folder.write(ORGANISATION, text);
        return folder.problems().stream().noneMatch(line -> line.contains(field + ": is not a known field"));
    }

    @Test
    void ofFeeds() {
        JsonNode schema = EditorSchema.of(FEED);
        assertFields(schema, "", FEED, ConfigFolder.FEED + STRANGER + ": 1\n");
        assertFields(schema, "/patientLookUp", FEED, ConfigFolder.FEED + "patientLookUp: {" + STRANGER + ": 1}\n");
        List<String> kinds = List.of("none", "header", "backend-services");
        for (int kind = 0; kind < kinds.size(); kind++) {
            JsonNode block = schema.at("/properties/authentication/oneOf/" + kind);
            assertEquals(kinds.get(kind), block.at("/properties/kind/const").asText());
            assertEquals(names(block), authenticationFields(kinds.get(kind)));
        }
    }

    @Test
    void ofAccessRules() {
        JsonNode schema = EditorSchema.of(ACCESS);
        assertFields(schema, "", ACCESS, ConfigFolder.ACCESS + STRANGER + ": 1\n");
        assertFields(schema, "/roles", ACCESS, "roles: [{" + STRANGER + ": 1}]\n");
        assertFields(schema, "/roles/codes", ACCESS, "roles: [{codes: [{" + STRANGER + ": 1}]}]\n");
        assertFields(schema, "/unknownRole", ACCESS, "unknownRole: {" + STRANGER + ": 1}\n");
    }

    /** The loader's answer to an unknown field names the known ones. */
    private void assertFields(JsonNode schema, String block, String file, String yaml) {
        Set<String> known = fieldsNamedFor(file, yaml);
        known.removeAll(SECRET_PARTS);
        assertEquals(names(at(schema, block)), known, file + " " + block);
    }

    private Set<String> authenticationFields(String kind) {
        return Stream.of("kind", "name", "value", "tokenUrl", "clientId", "privateKey", "scopes")
                .filter(field -> isKnownFor(kind, field))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isKnownFor(String kind, String field) {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        String more = "kind".equals(field) ? "" : ", " + field + ": x";
        folder.write(FEED, ConfigFolder.FEED.replace("{kind: none}", "{kind: " + kind + more + "}"));
        return folder.problems().stream().noneMatch(line -> line.contains(field + ": is not a known field"));
    }

    private Set<String> fieldsNamedFor(String file, String yaml) {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        folder.write(file, yaml.replace("%s", STRANGER));
        String marker = "is not a known field; known here: ";
        String line = folder.problems().stream()
                .filter(problem -> problem.contains(STRANGER + ": " + marker))
                .findFirst()
                .orElseThrow(() -> new AssertionError(folder.problems().toString()));
        return new TreeSet<>(
                List.of(line.substring(line.indexOf(marker) + marker.length()).split(", ")));
    }

    private static String organisation(String keys) {
        return ConfigFolder.ORGANISATION.replaceAll("keys:\\n.*", keys);
    }

    private static JsonNode at(JsonNode schema, String block) {
        JsonNode found = schema;
        for (String name :
                block.isEmpty() ? List.<String>of() : List.of(block.substring(1).split("/"))) {
            JsonNode field = found.at("/properties/" + name);
            found = field.has("items") ? field.get("items") : field;
        }
        return found;
    }

    private static Set<String> names(JsonNode block) {
        Set<String> names = new TreeSet<>();
        block.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
