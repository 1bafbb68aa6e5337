package org.sightline.codes.importing;

import java.util.List;
import java.util.Map;
import org.sightline.codes.CodeRole;

/**
 * A list as it was written.
 *
 * @param roles how many codes have each role by the rules
 * @param stale codes that reviewers decided about and that are no more in the list
 */
public record WrittenList(String name, int codes, Map<CodeRole, Integer> roles, List<String> stale) {

    public WrittenList {
        roles = Map.copyOf(roles);
        stale = List.copyOf(stale);
    }
}
