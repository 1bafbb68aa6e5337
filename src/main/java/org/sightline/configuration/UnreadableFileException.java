package org.sightline.configuration;

/** What stands at a place of a file keeps the rest from being read; the message says what to do about it. */
final class UnreadableFileException extends Exception {

    private final transient Place place;

    UnreadableFileException(Place place, String message) {
        super(message);
        this.place = place;
    }

    Place place() {
        return place;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
