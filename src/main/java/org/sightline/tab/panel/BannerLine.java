package org.sightline.tab.panel;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.sightline.display.ShownText;

/**
 * Something a panel holds that has to be seen on every tab, such as a CPR decision or an alert.
 *
 * @param danger what kind of danger it tells of, by which it is ranked among the others
 * @param words what it is, whole
 * @param source who says so, and since when
 * @param link where it stands
 */
public record BannerLine(Tone tone, Danger danger, ShownText words, String source, Link link) {

    /** Whether it is a CPR decision whose words do not say themselves that they are about one. */
    public boolean isDecision() {
        return danger.kind() == Kind.CPR_DECISION && !words.whole().startsWith("CPR");
    }

    /** As the tab file ranks dangers. */
    public enum Kind {
        SEVERE_ALLERGY,
        ALLERGY,
        CPR_DECISION,
        ALERT,
        PREGNANCY
    }

    /**
     * What a danger is ranked by, besides its words.
     *
     * @param categories as its source gives them; empty where its kind has none
     */
    public record Danger(Kind kind, List<CodeableConcept> categories) {

        public static final Danger CPR_DECISION = new Danger(Kind.CPR_DECISION, List.of());
        public static final Danger PREGNANCY = new Danger(Kind.PREGNANCY, List.of());

        public Danger {
            categories = List.copyOf(categories);
        }
    }
}
