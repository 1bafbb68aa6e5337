package org.sightline.coverage;

import java.util.List;

/**
 * What a feed sent for a tab, for users of one organisation, and no panel of the tab showed.
 *
 * @param feed the id of the feed
 * @param tab the id of the tab
 * @param codes the most frequent first
 * @param dropped how many codes were dropped to make room for others
 * @param withoutCode how many entries had no code that is kept
 */
public record UnplacedOfFeed(String feed, String tab, List<UnplacedCode> codes, long dropped, long withoutCode) {
    public UnplacedOfFeed {
        codes = List.copyOf(codes);
    }
}
