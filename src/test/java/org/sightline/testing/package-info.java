/**
 * What tests of several rooms share: a real PostgreSQL, plain or behind Quarkus, and launches to work with.
 */
package org.sightline.testing;
