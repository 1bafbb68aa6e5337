/**
 * The packaged production viewer driven from outside: a process of its own, replay feeds on loopback, a practitioner's
 * clicks. Used by the process tests here and by the benchmark.
 */
package org.sightline.packaged;
