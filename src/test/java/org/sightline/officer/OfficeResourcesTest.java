package org.sightline.officer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.testing.MainClasses;

/** Holds every resource of the office, whichever room it is in, to the office's two rules. */
class OfficeResourcesTest {

    @Test
    void eachSaysWhomItIsFor() {
        List<Method> silent = methods().stream()
                .filter(method -> !method.isAnnotationPresent(PermitAll.class)
                        && !method.isAnnotationPresent(NeedsDuty.class)
                        && !method.getDeclaringClass().isAnnotationPresent(NeedsDuty.class))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void eachThatTakesAFormTakesItsToken() {
        List<String> open = methods().stream()
                .filter(method -> method.isAnnotationPresent(POST.class))
                .filter(method -> Arrays.stream(method.getParameters()).noneMatch(OfficeResourcesTest::isToken))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .toList();
        assertEquals(List.of("OfficeResource.signOut"), open, "only signing out does without");
    }

    private static boolean isToken(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields()).anyMatch(OfficeResourcesTest::isNamedToken)
                : isNamedToken(parameter);
    }

    private static boolean isNamedToken(AnnotatedElement element) {
        FormParam field = element.getAnnotation(FormParam.class);
        return field != null && field.value().equals("formToken");
    }

    private static List<Method> methods() {
        List<Method> methods = MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .<Class<?>>map(type -> type.reflect())
                .filter(type -> type.getAnnotation(Path.class).value().startsWith("/office"))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
                .toList();
        assertTrue(methods.size() > 4);
        return methods;
    }
}
