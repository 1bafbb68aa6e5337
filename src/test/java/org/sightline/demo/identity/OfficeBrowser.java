package org.sightline.demo.identity;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.testing.HttpBrowser;

/** A browser that signs in at the demo's provider by choosing whom to play. */
public final class OfficeBrowser extends HttpBrowser {

    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\">Next page");

    OfficeBrowser(String address) {
        super(address);
    }

    /** Somebody who has chosen whom to play and stands on the office's first page. */
    public static OfficeBrowser signedInAs(DemoOfficer officer, String address)
            throws IOException, InterruptedException {
        OfficeBrowser browser = new OfficeBrowser(address);
        browser.signIn(officer, "/office");
        return browser;
    }

    /** Asks for a page, signs in where the provider asks, and gives the page that comes in the end. */
    HttpResponse<String> signIn(DemoOfficer officer, String page) throws IOException, InterruptedException {
        return follow(choose(officer, open(page)));
    }

    /** The address of the page after one of a list; empty on the last. */
    static String nextOf(String page) {
        Matcher link = NEXT.matcher(page);
        return link.find() ? link.group(1).replace("&amp;", "&") : "";
    }

    /** What the provider answers to the choice: the way back to the office. */
    HttpResponse<String> choose(DemoOfficer officer, HttpResponse<String> choice)
            throws IOException, InterruptedException {
        Map<String, String> form = fields(choice.body());
        form.put("officer", officer.name());
        return post("/demo/identity/authorize", form);
    }
}
