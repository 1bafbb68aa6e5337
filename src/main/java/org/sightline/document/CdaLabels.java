package org.sightline.document;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.document.bounds.Bounds;
import org.w3c.dom.Element;

/**
 * The labels of a clinical document and the codes that stand in it, as a DocumentReference has them, so that the same
 * rules withhold it: its confidentiality and that of its parts, and observations that are nothing but a label.
 *
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-ActCode.html">HL7 v3: ActCode, security observations</a>
 */
final class CdaLabels {

    private static final String CONFIDENTIALITY_OID = "2.16.840.1.113883.5.25";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private static final Set<String> LABELS =
            Set.of("SECCLASSOBS", "SECCATOBS", "SECCONOBS", "SECINTOBS", "SECTRSTOBS", "SECCONTROBS");

    private final DocumentReference labels = new DocumentReference();
    private final CodeableConcept codes = labels.getContext().addEvent();

    private CdaLabels() {}

    static Resource of(Element root) {
        CdaLabels found = new CdaLabels();
        found.walk(root);
        return found.labels;
    }

    private void walk(Element element) {
        Bounds.goOn();
        if (element.hasAttribute("code")) {
            coded(element);
        }
        CdaXml.elements(element).forEach(this::walk);
    }

    private void coded(Element element) {
        Coding coding = new Coding(
                system(element.getAttribute("codeSystem").strip()),
                element.getAttribute("code").strip(),
                null);
        if ("confidentialityCode".equals(element.getLocalName()) || isValueOfLabel(element)) {
            labels.addSecurityLabel().addCoding(coding);
        } else if (coding.hasSystem()) {
            codes.addCoding(coding);
        }
    }

    private static boolean isValueOfLabel(Element element) {
        return "value".equals(element.getLocalName())
                && element.getParentNode() instanceof Element observation
                && CdaXml.children(observation, "code").anyMatch(code -> LABELS.contains(code.getAttribute("code")));
    }

    private static String system(String oid) {
        return switch (oid) {
            case "" -> "";
            case CONFIDENTIALITY_OID -> CONFIDENTIALITY;
            default -> "urn:oid:" + oid;
        };
    }
}
