package org.sightline.feed.parsing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.primitive.XhtmlDt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.sightline.feed.UnreadElement;

/**
 * JSON to a resource by HAPI's parser, whatever that makes of it: nothing at all, a resource that holds less than was
 * sent, or all of it. One for each page.
 */
final class EntryParser {

    /** A class of its own, so that whoever parses first makes the context: the warm-up, not the bean's creation. */
    private static final class Context {
        static final FhirContext R4 = FhirContext.forR4Cached();
    }

    private final ObjectMapper mapper;

    /** Whether the entry before had a narrative that is no XHTML: the next may well have one, and is not tried with it. */
    private boolean narrativesFail;

    EntryParser(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The resource as the parser gives it; empty if it gives none. */
    static <R extends Resource> Optional<R> parsed(byte[] json, Class<R> type, ShapeFaults faults) {
        try {
            return Optional.of(new StoppableParser(Context.R4, faults)
                    .parseResource(type, new InputStreamReader(new UntilInterrupted(json), StandardCharsets.UTF_8)));
        } catch (RuntimeException _) {
            // beside its own exceptions the parser lets out whatever befalls it in shapes it does not expect
            return Optional.empty();
        }
    }

    /**
     * One entry of a page, its resource with what it could not hold beside it; empty if that is more than can be told
     * beside it, or if the parser makes nothing of it.
     */
    Optional<BundleEntryComponent> entry(JsonNode sent) {
        narrativesFail = narrativesFail && NarrativeText.repair(sent, EntryParser::isReadable);
        ShapeFaults faults = new ShapeFaults();
        Optional<Bundle> page = parsed(pageOf(sent), Bundle.class, faults);
        if (page.isEmpty() && NarrativeText.repair(sent, EntryParser::isReadable)) {
            narrativesFail = true;
            faults = new ShapeFaults();
            page = parsed(pageOf(sent), Bundle.class, faults);
        }
        if (page.isEmpty() && PatientParts.isPatient(sent.path("resource"))) {
            return patient(sent);
        }
        Optional<BundleEntryComponent> entry = page.map(Bundle::getEntryFirstRep);
        boolean askedFor = sent.has("resource");
        if (entry.isEmpty() || entry.get().hasResource() != askedFor) {
            return Optional.empty();
        }
        boolean isHeld = !askedFor || (!faults.any() && !PatientParts.isPatient(sent.path("resource")));
        boolean mayGoOn = isHeld || isEnough(entry.get().getResource(), sent.path("resource"), faults.wrongShape());
        return mayGoOn ? entry : Optional.empty();
    }

    /** The entry of a Patient that the parser makes nothing of, for the sake of what has to be read of it. */
    private Optional<BundleEntryComponent> patient(JsonNode sent) {
        JsonNode resource = sent.path("resource");
        Optional<ObjectNode> kept = PatientParts.readable(resource, this::isReadable);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        JsonNode entry = sent.<ObjectNode>deepCopy().set("resource", kept.get());
        return parsed(pageOf(entry), Bundle.class, new ShapeFaults())
                .map(Bundle::getEntryFirstRep)
                .filter(one -> one.hasResource() && isEnough(one.getResource(), resource, true));
    }

    private boolean isReadable(ObjectNode patient) {
        return parsed(bytes(patient), Patient.class, new ShapeFaults()).isPresent();
    }

    static List<Reference> references(Resource resource) {
        return Context.R4.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
    }

    /** Whether a resource can be believed without what it could not hold, which is kept beside it. */
    private static boolean isEnough(Resource resource, JsonNode sent, boolean wrongShape) {
        SentElements found = SentElements.notIn(resource, sent);
        UnreadElement.keep(resource, found.unread());
        if (!PatientParts.isPatient(sent)) {
            return !wrongShape || found.unread().isEmpty();
        }
        boolean vitalLost = found.misshapen().stream().anyMatch(PatientParts::isVital)
                || (wrongShape
                        && found.unread().stream().map(UnreadElement::path).anyMatch(PatientParts::isVital));
        return !vitalLost;
    }

    /** By the two that read it: the parser of resources, and that of narratives. */
    private static boolean isReadable(String div) {
        try {
            new XhtmlDt().setValueAsString(div);
            new XhtmlNode().setValueAsString(div);
            return true;
        } catch (RuntimeException _) {
            // whatever either of them makes of it, it is no XHTML
            return false;
        }
    }

    private byte[] pageOf(JsonNode entry) {
        ObjectNode page =
                mapper.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        page.putArray("entry").add(entry);
        return bytes(page);
    }

    private byte[] bytes(JsonNode json) {
        try {
            return mapper.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the parser that reads it when its thread is interrupted. */
    private static final class UntilInterrupted extends ByteArrayInputStream {

        UntilInterrupted(byte[] json) {
            super(json);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            StoppableParser.stopIfInterrupted();
            return super.read(buffer, offset, length);
        }
    }
}
