package org.sightline.officer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sightline.context.Duty;

/**
 * Says who may use a resource under {@code /office}: whoever has one of these duties, or, if none is named, whoever has
 * any. A resource there that says nothing is answered to nobody. On a method it replaces what its class says.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsDuty {

    Duty[] value() default {};
}
