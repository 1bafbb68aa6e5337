package org.sightline.launch.smart;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sightline.demo.identity.DemoOfficer;
import org.sightline.demo.identity.OfficeBrowser;
import org.sightline.testing.HttpBrowser;

/** An administrator with one browser: at the office, and in their own system. */
final class SmartOfficeTester {

    static final String PAGE = "/office/test-launch";

    final OfficeBrowser browser;

    SmartOfficeTester(DemoOfficer officer, String address) throws Exception {
        browser = OfficeBrowser.signedInAs(officer, address);
    }

    HttpResponse<String> begin() throws Exception {
        return browser.post(PAGE, form());
    }

    HttpResponse<String> stop() throws Exception {
        return browser.post(PAGE + "/stop", form());
    }

    /** As it reads, whatever stands between the lines. */
    String page() throws Exception {
        return browser.get(PAGE).body().replaceAll("\\s+", " ");
    }

    /** The EHR's button, up to where the browser is sent away. */
    HttpResponse<String> start(MockEhr ehr) throws Exception {
        return browser.get("/smart/launch?iss=" + encoded(ehr.fhirBase()) + "&launch=" + encoded(ehr.handle()));
    }

    /** The authorization server lets the user in and sends the browser back. */
    HttpResponse<String> back(MockEhr ehr, HttpResponse<String> away) throws Exception {
        URI back =
                ehr.authorize(URI.create(away.headers().firstValue("Location").orElseThrow()));
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    HttpResponse<String> launch(MockEhr ehr) throws Exception {
        return back(ehr, start(ehr));
    }

    HttpResponse<String> post(String token) throws Exception {
        return browser.post("/launch", Map.of("token", token), "cross-site");
    }

    private Map<String, String> form() throws Exception {
        return Map.of("formToken", HttpBrowser.fields(page()).getOrDefault("formToken", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
