/**
 * All feeds read for one opening, or one document: the patient looked up, every search and its pages, every resource
 * checked for whom it is about.
 *
 * <p>Main entry: {@link org.sightline.feed.reading.ParallelRecordReader}. Others come here by {@link
 * org.sightline.feed.RecordReader} and {@link org.sightline.feed.DocumentReader}; nothing here is public.
 */
@NullMarked
package org.sightline.feed.reading;

import org.jspecify.annotations.NullMarked;
