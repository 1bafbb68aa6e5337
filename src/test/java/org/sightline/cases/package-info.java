/**
 * Small inputs that once made the page say too little or too much, each with what it has to say: real HTTP, the real
 * reader, the real page. Their form is described in {@code src/test/resources/cases/README.md}.
 */
@NullMarked
package org.sightline.cases;

import org.jspecify.annotations.NullMarked;
