package org.sightline.context;

/** A professional for whom somebody else acts, as the launching organisation named them. */
public record Professional(Identifier identifier, String name) {

    /** As people read it where more than the name is of use. */
    public String inWords() {
        return name + " (" + identifier.system() + " " + identifier.value() + ")";
    }
}
