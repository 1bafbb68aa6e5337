package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a feed sends, the page shows it as text. */
@ExtendWith(TrainingKit.class)
class HostileTextIT {

    private static final String FOREIGN_ELEMENTS = """
            () => [...document.querySelectorAll('*')].filter(e =>
                ['IFRAME', 'OBJECT', 'EMBED', 'MARQUEE', 'STYLE'].includes(e.tagName)
                || (e.tagName === 'SCRIPT' && !e.src)
                || (e.tagName === 'IMG' && !e.getAttribute('src').startsWith('/'))
                || e.getAttributeNames().some(a => a.startsWith('on'))
                || /^(javascript|data):/i.test(e.getAttribute('href') || ''))
              .map(e => e.outerHTML.slice(0, 200))
            """;

    @Test
    @DisplayName("C01 C04 script, attribute, link and template payloads show as text and do nothing")
    void payloadsShowAsText(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.HOSTILE);
        record.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        record.locator("table").first().hover();
        String words = BrowserVisit.words(record);
        for (String payload : List.of(
                "<script>alert('allergy')</script>", "<tablets>", "{#if true}", "<script>alert('unit')</script>")) {
            assertTrue(words.contains(payload), payload);
        }
        assertEquals(List.of(), record.evaluate(FOREIGN_ELEMENTS));
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("C05 bidirectional controls are made visible, so that they cannot reorder a dose")
    void bidirectionalControlsDoNotReorder(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.HOSTILE);
        assertTrue(record.content().chars().noneMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069));
    }

    @Test
    @DisplayName("C06 a word without end does not make the page wider than the screen")
    void longWordsBreak(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.HOSTILE);
        LayoutIT.assertNoHorizontalScroll(record, 1366);
        LayoutIT.assertNoHorizontalScroll(record, 360);
    }
}
