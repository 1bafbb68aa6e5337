package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.MainClasses;
import org.yaml.snakeyaml.Yaml;

/** Holds {@code docs/openapi.yaml} to the addresses that the code answers at, with their methods and parameters. */
class OpenApiTest {

    /** Where the pages of a visit and of the office are, which no other system calls. */
    private static final List<String> PAGES = List.of("/record/", "/office", "/find-words", "/test-launch");

    private final JsonNode api = read();

    @Test
    @DisplayName("API-1 every address that other systems call is described, and nothing that is not there")
    void describesEveryAddress() {
        Set<String> described = new TreeSet<>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        Set<String> there = new TreeSet<>();
        methods().forEach(method -> there.add(verb(method) + " " + address(method)));

        assertEquals(there, described);
    }

    @Test
    @DisplayName("API-1 every parameter of a form or an address is described")
    void describesEveryParameter() {
        List<String> missing = methods()
                .flatMap(method -> {
                    String operation =
                            resolved(api.get("paths").get(address(method)).get(verb(method)));
                    return names(method)
                            .filter(name -> !operation.contains("\"" + name + "\""))
                            .map(name -> verb(method) + " " + address(method) + ": " + name);
                })
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    @DisplayName("API-1 every reference leads somewhere, and every operation says what it is for and how it ends")
    void isWhole() {
        List<String> broken = api.findValuesAsText("$ref").stream()
                .filter(reference -> api.at(reference.substring(1)).isMissingNode())
                .toList();
        assertEquals(List.of(), broken);
        api.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertFalse(operation.path("summary").asText().isEmpty(), operation.toString());
                    assertFalse(operation.path("responses").isEmpty(), operation.toString());
                }));
    }

    private static JsonNode read() {
        try {
            Object yaml = new Yaml().load(Files.readString(java.nio.file.Path.of("docs/openapi.yaml")));
            return new ObjectMapper().valueToTree(yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<Method> methods() {
        List<Method> methods = new ArrayList<>();
        MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Path.class)
                        && !type.getPackageName().contains(".demo"))
                .map(JavaClass::reflect)
                .forEach(type -> methods.addAll(List.of(type.getDeclaredMethods())));
        return methods.stream()
                .filter(method -> method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class))
                .filter(method -> PAGES.stream().noneMatch(address(method)::startsWith));
    }

    private static String verb(Method method) {
        return method.isAnnotationPresent(GET.class) ? "get" : "post";
    }

    private static String address(Method method) {
        Path own = method.getAnnotation(Path.class);
        String address = "/"
                + method.getDeclaringClass().getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        return address.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static Stream<String> names(Method method) {
        return Stream.of(method.getParameters())
                .flatMap((Parameter parameter) -> Stream.concat(
                        Stream.of(parameter.getAnnotationsByType(FormParam.class))
                                .map(FormParam::value),
                        Stream.of(parameter.getAnnotationsByType(QueryParam.class))
                                .map(QueryParam::value)));
    }

    /** The operation with what it refers to. */
    private String resolved(JsonNode operation) {
        StringBuilder all = new StringBuilder(operation.toString());
        operation.findValuesAsText("$ref").forEach(reference -> all.append(api.at(reference.substring(1))));
        return all.toString();
    }
}
