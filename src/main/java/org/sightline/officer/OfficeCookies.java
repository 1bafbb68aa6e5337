package org.sightline.officer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** The sign-in's cookies, which only the sign-in itself writes and reads; here they are taken away. */
public final class OfficeCookies {

    private static final String SESSION = "q_session";
    private static final String GONE = "%s=; Path=/office; Max-Age=0; HttpOnly; SameSite=Lax";

    private OfficeCookies() {}

    /** Adds what makes the browser forget the sign-in, so that the next click asks for a new one. */
    public static ResponseBuilder cleared(ResponseBuilder response, HttpHeaders request) {
        request.getCookies().keySet().stream()
                .filter(name -> name.startsWith(SESSION))
                .forEach(name -> response.header(HttpHeaders.SET_COOKIE, GONE.formatted(name)));
        return response;
    }
}
