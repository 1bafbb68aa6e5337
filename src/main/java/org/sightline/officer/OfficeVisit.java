package org.sightline.officer;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Officer;
import org.sightline.context.Secret;

/** Who is at the office in this request. Only {@link OfficeGate} lets somebody in, so whoever is here may be. */
@RequestScoped
public class OfficeVisit {

    private @Nullable Officer officer;
    private String formToken = "";
    private String newSecret = "";

    void begin(Officer officer, String formToken) {
        this.officer = officer;
        this.formToken = formToken;
    }

    /** A session began in this request, and its cookie has to be sent. */
    void handOver(String secret) {
        this.newSecret = secret;
    }

    String newSecret() {
        return newSecret;
    }

    /** The officer, whose duty for this resource has been checked. */
    public Officer officer() {
        if (officer == null) {
            throw new IllegalStateException("nobody was let in: the resource is not under /office");
        }
        return officer;
    }

    /** What the frame of every office page says. */
    public OfficeFrame frame() {
        return new OfficeFrame(officer(), formToken);
    }

    /**
     * Every form of the office carries {@code <input type="hidden" name="formToken" value="{frame.formToken}">}, and the
     * resource that takes it calls this first.
     *
     * @throws OfficeFormRefusedException if the form does not carry this session's token
     */
    public void checkForm(@Nullable String token) {
        Secret sent = new Secret(token == null ? "" : token);
        if (formToken.isEmpty() || !sent.isSameAs(new Secret(formToken))) {
            throw new OfficeFormRefusedException();
        }
    }
}
