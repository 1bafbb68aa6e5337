package org.sightline.document.mail;

import java.util.List;

/** A message, or a part of one: either others, or content. */
public final class MailPart {

    private final MailHeading heading;
    private final String type;
    private final List<MailPart> parts;
    private final byte[] content;

    /**
     * @param type such as {@code text/plain} or {@code multipart/mixed}, in lower case
     * @param content without its transfer encoding; empty for one of several parts
     */
    MailPart(MailHeading heading, String type, List<MailPart> parts, byte[] content) {
        this.heading = heading;
        this.type = type;
        this.parts = parts;
        this.content = content;
    }

    public MailHeading heading() {
        return heading;
    }

    public String type() {
        return type;
    }

    public boolean isOfSeveral() {
        return type.startsWith("multipart/");
    }

    /** In the order they were sent. */
    public List<MailPart> parts() {
        return List.copyOf(parts);
    }

    /** Not copied: a part may be large and is read once. */
    public byte[] content() {
        return content;
    }
}
