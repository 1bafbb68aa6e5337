/**
 * An e-mail taken apart: the lines of its heading, in words, and its parts as the bytes they stand for.
 *
 * <p>Main entry: {@link org.sightline.document.mail.MailMessage}. Knows nothing of how a letter is shown.
 */
@NullMarked
package org.sightline.document.mail;

import org.jspecify.annotations.NullMarked;
