package org.sightline.start;

/**
 * The event of a start at which whoever needs a setting or a file looks at it and, if it will not do, throws a {@link
 * StartRefusedException}. Nothing has touched the database by then, so that a start that is refused changed nothing.
 */
public record BeforeMigration() {}
