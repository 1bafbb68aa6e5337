package org.sightline.officer;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sightline.registration.WithheldRules;

/**
 * A list of sensitive codes that is not loaded, and the decision behind it, as the office's first page says it.
 *
 * @param list what it is of
 * @param decision who accepted it, when and why
 */
public record SensitiveGap(String list, String decision) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);

    static List<SensitiveGap> of(WithheldRules rules) {
        return rules.gaps().stream()
                .map(gap -> new SensitiveGap(
                        gap.list(),
                        "Accepted by " + gap.acceptedBy() + " on " + DAY.format(gap.on()) + ": " + gap.because()))
                .toList();
    }
}
