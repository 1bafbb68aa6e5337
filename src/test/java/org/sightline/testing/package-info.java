/**
 * What tests of several rooms share: a real PostgreSQL, plain or behind Quarkus, launches to work with, and waiting for
 * what happens on another thread.
 */
package org.sightline.testing;
