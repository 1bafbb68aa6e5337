package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.testing.DocumentLinks;
import org.sightline.testing.MainClasses;

/** Holds the documents to what the code really has: every setting with its default, every reason for a refusal. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @Test
    void everySettingAndItsDefaultIsDocumented() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        mappings()
                .forEach(type -> collect(type.getAnnotation(ConfigMapping.class).prefix(), type, settings));
        assertFalse(settings.isEmpty());
        List<String> rows = Files.readAllLines(Path.of("docs/configuration.md"));
        List<String> missing = settings.entrySet().stream()
                .filter(setting -> rows.stream()
                        .noneMatch(row -> row.contains("| `" + setting.getKey() + "` |")
                                && (setting.getValue().isEmpty() || row.contains("`" + setting.getValue() + "`"))))
                .map(Map.Entry::toString)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyRefusalReasonIsDocumentedForOrganisations() throws IOException {
        String page = Files.readString(Path.of("docs/registering-a-launch.md"));
        assertEquals(
                List.of(),
                Stream.of(RefusalReason.values())
                        .filter(reason -> !page.contains("`" + reason + "`"))
                        .toList());
    }

    @Test
    @DisplayName("DOC-4 every link in the documents leads somewhere")
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : documents().toList()) {
            for (String link : links(file)) {
                if (!DocumentLinks.leads(file, link)) {
                    broken.add(file + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    @DisplayName("DOC-5 the index of the documents names every one of them")
    void theIndexNamesEveryDocument() throws IOException {
        String index = text(Path.of("docs/README.md"));
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches(".*\\.(md|csv|yaml)") && !name.equals("README.md"))
                            .filter(name -> !index.contains("](" + name + ")"))
                            .toList());
        }
    }

    private static Stream<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("README.md"), Path.of("launch-config/README.md")));
        for (Path folder : List.of(Path.of("docs"), Path.of(".github"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
            }
        }
        return all.stream();
    }

    private static List<String> links(Path file) {
        return LINK.matcher(text(file).replaceAll("(?s)```.*?```", ""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<? extends Class<?>> mappings() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect);
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> settings) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isSynthetic() || method.isDefault()) {
                continue;
            }
            WithName name = method.getAnnotation(WithName.class);
            String key = prefix + "." + (name == null ? kebab(method.getName()) : name.value());
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getPackageName().startsWith("org.sightline")) {
                collect(key, method.getReturnType(), settings);
            } else {
                settings.put(
                        key,
                        Arrays.stream(method.getAnnotationsByType(WithDefault.class))
                                .findFirst()
                                .map(WithDefault::value)
                                .orElse(""));
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
