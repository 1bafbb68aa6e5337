package org.sightline.context;

/** A business identifier: a naming system and a value in it. */
public record Identifier(String system, String value) {}
