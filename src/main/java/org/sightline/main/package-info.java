/**
 * How the viewer starts: {@link org.sightline.main.ViewerMain} runs Quarkus and says in two lines why it ended, and {@link
 * org.sightline.main.SchemaMigration} has everything looked at before the tables are brought up to date. Knows the parts
 * that it starts only by the event they listen to.
 */
@NullMarked
package org.sightline.main;

import org.jspecify.annotations.NullMarked;
