package org.sightline.tab.panel.account;

import org.sightline.tab.panel.account.ElementFates.Fate;

/** An element that holds a value. */
record SentValue(ElementPlace place, PlainValue value) {

    Fate fate() {
        return place.fate();
    }

    /** An order not to do something has words of its own. */
    boolean isSaidBy(SaidWords row) {
        return place.isNegation()
                ? value.words().equals("No") || row.saysByItself("Do not give") || row.saysByItself("Do not do")
                : value.isSaidBy(row);
    }

    String label() {
        return place.label();
    }
}
