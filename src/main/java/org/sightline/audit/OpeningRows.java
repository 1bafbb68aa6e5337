package org.sightline.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.audit.ConfigurationVersion.Content;
import org.sightline.context.NhsNumber;
import org.sightline.context.TabId;

/** The rows with which openings begin and end. */
final class OpeningRows {

    private OpeningRows() {}

    /** The row that says once for a node and a month what the rows of openings name by its version. */
    static AuditRow content(Content content) {
        return AuditRow.success("content-in-force").content(content).json("content", content);
    }

    /** The row that has to be there before anything of the patient is read. */
    static AuditRow opening(Opener opener, TabId tab) {
        return AuditRow.success("opening").opener(opener).tab(tab);
    }

    /** The row that says how an opening ended. */
    static AuditRow opened(AuditReceipt receipt, AuditEvent.Opened opened) {
        AuditRow begun = AuditRow.success("opened").opener(receipt.opener());
        AuditRow row = withRule(begun, receipt.opener(), opened.restricted())
                .tab(receipt.tab())
                .put("delivery", opened.delivery().code())
                .json("feeds", opened.feeds())
                .json("shown", opened.shown())
                .openingSequence(receipt.sequence());
        List<String> former = opened.patient().numbers().stream()
                .filter(number -> !number.equals(receipt.launch().patient().nhsNumber()))
                .map(NhsNumber::digits)
                .sorted()
                .toList();
        String user = receipt.launch().practitioner().name();
        List<String> alike = opened.patient().names().stream()
                .flatMap(name -> name.alike(user).stream())
                .distinct()
                .sorted()
                .toList();
        return list(list(row, "formerNumbers", former), "alike", alike);
    }

    private static AuditRow list(AuditRow row, String column, List<String> texts) {
        return texts.isEmpty() ? row : row.json(column, texts);
    }

    /** With the rule by which something was kept back, beside that of the role. */
    private static AuditRow withRule(AuditRow row, Opener opener, String rule) {
        String role = opener.terms().rule();
        return rule.isEmpty() ? row : row.put("accessRule", role.isEmpty() ? rule : role + "; " + rule);
    }

    /** The row that has to be there before anything of a document is read. */
    static AuditRow opening(Opener opener, TabId tab, DocumentAsked document) {
        return AuditRow.success("document-opening").opener(opener).tab(tab).json("document", named(document));
    }

    /** The row that says how the opening of a document ended. */
    static AuditRow opened(DocumentReceipt receipt, AuditEvent.DocumentOpened opened) {
        Map<String, Object> document = named(receipt.document());
        document.put("reference", opened.reference());
        document.put("outcome", opened.outcome());
        document.put("contentType", opened.contentType());
        document.put("bytes", opened.bytes());
        return AuditRow.success("document-opened")
                .opener(receipt.opener())
                .tab(receipt.tab())
                .json("feeds", List.of(opened.feed()))
                .json("document", document)
                .openingSequence(receipt.sequence());
    }

    private static Map<String, Object> named(DocumentAsked document) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("feed", document.feed().value());
        named.put("type", document.type());
        named.put("id", document.id());
        named.put("part", document.part());
        named.put("use", document.use().code());
        return named;
    }
}
