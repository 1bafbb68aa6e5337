/** What the documents call proved, held to the tests that prove it. */
package org.sightline.evidence;
