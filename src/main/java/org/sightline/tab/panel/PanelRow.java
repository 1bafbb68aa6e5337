package org.sightline.tab.panel;

/** A row of a panel: a record whose components are exactly what it shows. */
public interface PanelRow<R extends PanelRow<R>> {

    RowFrame frame();

    R withFrame(RowFrame frame);

    /** What has to be equal before two copies of an entry are shown as one. */
    default R content() {
        return withFrame(frame().content());
    }
}
