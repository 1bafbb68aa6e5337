package org.sightline.feed.parsing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.parsing.FhirJson.ParsedBundle;

/**
 * Reads a page one entry after the other, so that one which cannot be read costs itself and no other. Slower than the
 * page at once, and done only where that fails; of the page's JSON one entry at a time is held as a tree.
 */
final class PageEntries {

    /** Numbers keep every digit they were sent with, as 0.00 is not 0. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final ObjectReader STRICT =
            MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    private PageEntries() {}

    /** @param json one whole object of allowed depth and size */
    static ParsedBundle read(byte[] json) throws UnreadableException {
        ObjectNode frame = MAPPER.createObjectNode();
        List<BundleEntryComponent> entries = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("entry") && !frame.has(name)) {
                    frame.putArray(name);
                    readAll(parser, entries, unread);
                } else {
                    JsonNode member = STRICT.readTree(parser);
                    if (JsonScan.holdsHugeNumber(member.traverse()) || frame.replace(name, member) != null) {
                        throw new UnreadableException(Reason.UNREADABLE, "a member named twice, or beyond all measure");
                    }
                }
            }
            return new ParsedBundle(bundle(frame, entries), unread);
        } catch (IOException _) {
            throw new UnreadableException(Reason.UNREADABLE, "not well-formed JSON");
        }
    }

    /** One resource, read as if a page had held it. */
    static Optional<Resource> resource(byte[] json) throws UnreadableException {
        try {
            ObjectNode entry = MAPPER.createObjectNode();
            entry.set("resource", MAPPER.readTree(json));
            return new EntryParser(MAPPER).entry(entry).map(BundleEntryComponent::getResource);
        } catch (IOException _) {
            throw new UnreadableException(Reason.UNREADABLE, "not well-formed JSON");
        }
    }

    private static void readAll(JsonParser parser, List<BundleEntryComponent> entries, List<String> unread)
            throws IOException, UnreadableException {
        EntryParser entryParser = new EntryParser(MAPPER);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (Thread.currentThread().isInterrupted()) {
                throw new UnreadableException(Reason.TOO_SLOW, "given up");
            }
            TokenBuffer sent = new TokenBuffer(parser).overrideParentContext(null);
            sent.copyCurrentStructure(parser);
            if (sent.firstToken() != JsonToken.VALUE_NULL) {
                Optional<BundleEntryComponent> entry = entry(sent, entryParser);
                if (entry.isPresent()) {
                    entries.add(entry.get());
                } else {
                    unread.add(nameOf(sent));
                }
            }
        }
    }

    /** Empty if it names a member twice, holds a number that nobody could write out, or the parser makes nothing of it. */
    private static Optional<BundleEntryComponent> entry(TokenBuffer sent, EntryParser parser) throws IOException {
        try {
            JsonNode tree = STRICT.readTree(sent.asParser());
            return tree.isObject() && !JsonScan.holdsHugeNumber(sent.asParser())
                    ? parser.entry(tree)
                    : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static Bundle bundle(ObjectNode frame, List<BundleEntryComponent> entries)
            throws UnreadableException, IOException {
        ShapeFaults faults = new ShapeFaults();
        Optional<Bundle> bundle = EntryParser.parsed(MAPPER.writeValueAsBytes(frame), Bundle.class, faults);
        if (bundle.isEmpty() || faults.wrongShape()) {
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not a searchset of FHIR R4");
        }
        bundle.get().setEntry(entries);
        pointAcross(entries);
        return bundle.get();
    }

    /** References by the address that an entry has in this page alone, as the parser follows them in a whole page. */
    private static void pointAcross(List<BundleEntryComponent> entries) {
        Map<String, Resource> targets = new HashMap<>();
        entries.stream()
                .filter(BundleEntryComponent::hasResource)
                .filter(entry -> entry.hasFullUrl() && entry.getFullUrl().startsWith("urn:"))
                .forEach(entry -> targets.put(entry.getFullUrl(), entry.getResource()));
        if (!targets.isEmpty()) {
            entries.stream()
                    .filter(BundleEntryComponent::hasResource)
                    .flatMap(entry -> EntryParser.references(entry.getResource()).stream())
                    .filter(reference -> targets.containsKey(reference.getReference()))
                    .forEach((Reference reference) -> reference.setResource(targets.get(reference.getReference())));
        }
    }

    /**
     * What an entry that cannot be read is called: its type and id, as far as they are what such things look like. One
     * with a label may be one that is withheld, and is called by its type alone.
     */
    private static String nameOf(TokenBuffer sent) throws IOException {
        JsonNode entry = MAPPER.readTree(sent.asParser());
        JsonNode resource = entry.path("resource");
        String type = resource.path("resourceType").asText();
        String id = resource.path("id").asText(idOf(entry.path("fullUrl").asText(), type));
        boolean labelled = resource.at("/meta/security").size() > 0;
        if (!type.matches("[A-Za-z]{1,64}")) {
            return "";
        }
        return labelled || !id.matches("[A-Za-z0-9.\\-]{1,64}") ? type : type + "/" + id;
    }

    /** The id in an entry's address, where its resource does not say it. */
    private static String idOf(String fullUrl, String type) {
        int at = fullUrl.lastIndexOf("/" + type + "/");
        return at < 0 ? "" : fullUrl.substring(at + type.length() + 2);
    }
}
