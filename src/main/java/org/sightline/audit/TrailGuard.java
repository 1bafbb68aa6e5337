package org.sightline.audit;

/** Tells whether the trail is as trustworthy as it has to be; this room does not know who sees to that. */
public interface TrailGuard {

    /** Whether anything of a patient may be opened. */
    boolean mayOpen();
}
