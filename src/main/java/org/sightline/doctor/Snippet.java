package org.sightline.doctor;

/**
 * Something to copy and start from, with the organisation's own values in it.
 *
 * @param id its file under {@code snippets/}, and its anchor on the page
 * @param needs what it needs to run
 */
record Snippet(String id, String title, String needs, String code) {}
