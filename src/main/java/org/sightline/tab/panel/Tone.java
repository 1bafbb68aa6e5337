package org.sightline.tab.panel;

/** How much weight something has. It always comes with words and a sign; colour is never alone. */
public enum Tone {
    /** As it should be. */
    GOOD,
    /** A matter of fact. */
    PLAIN,
    /** Something is missing or uncertain. */
    WARNING,
    /** Danger to the patient. */
    DANGER;

    /** The name in the stylesheet. */
    public String style() {
        return switch (this) {
            case GOOD -> "good";
            case PLAIN -> "plain";
            case WARNING -> "warning";
            case DANGER -> "danger";
        };
    }
}
