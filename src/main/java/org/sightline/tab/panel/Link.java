package org.sightline.tab.panel;

/** Somewhere else on Sightline. */
public record Link(String title, String href) {}
