package org.sightline.launch.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.sightline.launch.Quoted;

/** What stands at an address where a JWKS is expected, and what to do about it. */
final class NotKeys {

    private NotKeys() {}

    /** Of an answer without a document: why, and what to look at. */
    static String fault(String told) {
        String status = told.replaceFirst("^answered with status ", "");
        if (status.equals(told)) {
            return told;
        }
        return told
                + switch (status.charAt(0)) {
                    case '3' -> ": redirects are not followed, so write the address it leads to";
                    case '4' ->
                        status.equals("401") || status.equals("403")
                                ? ": it has to be there for everybody, without signing in"
                                : ": correct the address, or publish the JWKS there";
                    default -> ": whoever runs that server has to mend it";
                };
    }

    /** Of a document that is no JWKS. */
    static String words(String text) {
        String begin = text.strip();
        if (begin.isEmpty()) {
            return "answers with nothing: publish the JWKS there";
        }
        if (begin.startsWith("-----BEGIN")) {
            return "answers with PEM: publish the keys as a JWKS, which ./sightline keys jwks makes of it";
        }
        if (begin.startsWith("<")) {
            return "answers with a web page: write the address of the JWKS itself, which needs no sign-in";
        }
        try {
            return ofObject(JSONObjectUtils.parse(begin));
        } catch (ParseException _) {
            return "does not answer with a JWKS document: a JSON object with a list named keys is expected";
        }
    }

    private static String ofObject(Map<String, Object> document) {
        if (document.get("jwks_uri") instanceof String address) {
            return "is a discovery document: write in its place what it says under jwks_uri, " + Quoted.of(address);
        }
        if (document.containsKey("resourceType")) {
            return "answers as a FHIR server: write the address of the JWKS";
        }
        if (document.containsKey("kty")) {
            return "is one key and no set: publish it as {\"keys\": [ and ]} around it";
        }
        return document.containsKey("keys")
                ? "holds a key that cannot be read: a member is missing or is not what its kind of key needs"
                : "is JSON without a list named keys: publish {\"keys\": [ … ]}";
    }
}
