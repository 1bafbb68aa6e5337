package org.sightline.context;

import java.util.regex.Pattern;

/** The Organisation Data Service code of an organisation or site: 3 to 12 capital letters and digits. */
public record OdsCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3,12}");

    public OdsCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an ODS code: 3 to 12 capital letters and digits");
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
