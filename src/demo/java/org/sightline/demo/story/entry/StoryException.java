package org.sightline.demo.story.entry;

/** A story file does not say what it has to, or says something nobody understands. */
public final class StoryException extends RuntimeException {
    public StoryException(String message) {
        super(message);
    }
}
