package org.sightline.start;

/** The viewer does not start: what is wrong, and what to do about it, each a sentence for an operator. */
public final class StartRefusedException extends RuntimeException {

    private final String happened;
    private final String toDo;

    public StartRefusedException(String happened, String toDo) {
        super(happened + " " + toDo);
        this.happened = happened;
        this.toDo = toDo;
    }

    /**
     * Of a setting whose value will not do.
     *
     * @param property its name, such as {@code sightline.public-url}
     * @param wrong how the sentence goes on that begins with the setting's environment variable
     */
    public static StartRefusedException ofSetting(String property, String wrong, String toDo) {
        return new StartRefusedException(EnvironmentName.of(property) + " " + wrong, toDo);
    }

    public String happened() {
        return happened;
    }

    public String toDo() {
        return toDo;
    }
}
