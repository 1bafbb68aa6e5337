package org.sightline.tab.panel;

/**
 * Something a panel lacks, in words that name the source.
 *
 * @param source the source's name; empty where it must not be told
 * @param words what happened, to be read after the name
 */
public record Notice(Tone tone, String source, String words) {}
