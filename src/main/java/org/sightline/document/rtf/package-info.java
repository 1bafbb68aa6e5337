/**
 * RTF as a word processor shows it: paragraphs, tables with their cells apart, what is struck through, deleted, added or
 * hidden marked as such, and a list of what is not shown.
 *
 * <p>Main entry: {@link org.sightline.document.rtf.RtfLetter}. What it makes is not yet safe to show: the sanitiser is the
 * {@code document} room's. The rules are those of the Rich Text Format Specification, version 1.9.1.
 */
@NullMarked
package org.sightline.document.rtf;

import org.jspecify.annotations.NullMarked;
