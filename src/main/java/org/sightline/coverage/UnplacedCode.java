package org.sightline.coverage;

import java.time.LocalDate;

/**
 * A code that no panel of a tab showed.
 *
 * @param count in how many entries it came, those of every opening counted
 * @param first the day on which it came first, in the United Kingdom
 * @param last the day on which it came last
 */
public record UnplacedCode(SentCode code, long count, LocalDate first, LocalDate last) {

    UnplacedCode again(LocalDate day) {
        return new UnplacedCode(code, count + 1, first, day);
    }
}
