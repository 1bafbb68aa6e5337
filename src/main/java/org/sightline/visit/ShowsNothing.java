package org.sightline.visit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What shows nothing of the record, such as the form by which its user says what lets them in: it is answered although the
 * patient objects.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsNothing {

    /** Whether it is answered outside the organisation's network as well, as the end of the record is. */
    boolean anywhere() default false;
}
