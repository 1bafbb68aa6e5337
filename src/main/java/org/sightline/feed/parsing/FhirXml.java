package org.sightline.feed.parsing;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/**
 * A resource that comes as XML although JSON was asked for, as the Binary of a file does from some servers. Looked
 * through once before anything is made of it: no document type, no deeper than JSON may be.
 */
public final class FhirXml {

    private static final String FHIR = "http://hl7.org/fhir";

    private FhirXml() {}

    /**
     * @param maxDepth how deep it may nest
     * @throws UnreadableException if it is no FHIR resource
     */
    public static Resource resource(byte[] xml, int maxDepth) throws UnreadableException {
        try {
            lookThrough(xml, maxDepth);
            return (Resource)
                    FhirContext.forR4Cached().newXmlParser().parseResource(new String(xml, StandardCharsets.UTF_8));
        } catch (XMLStreamException | RuntimeException _) {
            // beside its own exceptions the parser lets out whatever befalls it in shapes it does not expect
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not FHIR R4 XML");
        }
    }

    private static void lookThrough(byte[] xml, int maxDepth) throws XMLStreamException, UnreadableException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            boolean foreign = depth == 1
                    && event == XMLStreamConstants.START_ELEMENT
                    && !Objects.equals(reader.getNamespaceURI(), FHIR);
            if (foreign || event == XMLStreamConstants.DTD || depth > maxDepth) {
                throw new UnreadableException(Reason.NOT_FHIR_R4, "not FHIR R4 XML");
            }
        }
    }
}
