package org.sightline.context;

/** A code from a code system, with the term its sender gave it (possibly empty). */
public record Coded(String system, String code, String display) {}
