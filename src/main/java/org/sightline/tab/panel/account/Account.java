package org.sightline.tab.panel.account;

import java.util.List;
import org.sightline.display.ShownText;

/**
 * What a row does not say of the resources it was made of.
 *
 * @param cautions what changes what the entry means
 * @param remarks what may change it and therefore stands on the row itself
 * @param rest everything else
 */
public record Account(List<ShownText> cautions, List<ShownText> remarks, ShownText rest) {

    /** The label under which the rest stands. */
    public static final String HEADING = "The source also sent";
}
