package org.sightline.officer;

import org.sightline.context.Officer;

/**
 * What {@code office.html} needs of every page.
 *
 * @param formToken for the hidden field of every form on the page
 */
public record OfficeFrame(Officer officer, String formToken) {}
