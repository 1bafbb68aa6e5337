package org.sightline.officer;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cookies of the office: our own session's, and those of the sign-in, which only the sign-in itself reads. */
public final class OfficeCookies {

    private static final String NAME = "__Secure-sightline-office";
    private static final String SIGN_IN = "q_session";
    private static final String ATTRIBUTES = "; Path=/office; Secure; HttpOnly; SameSite=Lax";

    private OfficeCookies() {}

    /** Adds what makes the browser forget session and sign-in, so that the next click asks for a new one. */
    public static ResponseBuilder cleared(ResponseBuilder response, HttpHeaders request) {
        request.getCookies().keySet().stream()
                .filter(name -> name.equals(NAME) || name.startsWith(SIGN_IN))
                .forEach(name -> response.header(HttpHeaders.SET_COOKIE, name + "=; Max-Age=0" + attributes(name)));
        return response;
    }

    static String of(String secret) {
        return NAME + "=" + secret + ATTRIBUTES;
    }

    /** Empty if there is none. */
    static String secret(Map<String, Cookie> cookies) {
        @Nullable Cookie cookie = cookies.get(NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    /** A browser on loopback http may have taken the sign-in's cookie without {@code Secure}. */
    private static String attributes(String name) {
        return name.equals(NAME) ? ATTRIBUTES : ATTRIBUTES.replace(" Secure;", "");
    }
}
