package org.sightline.audit;

/** Tells which version of {@code launch-config/} is in force, for every row; this room does not know who does. */
public interface ConfigurationVersion {

    String current();
}
