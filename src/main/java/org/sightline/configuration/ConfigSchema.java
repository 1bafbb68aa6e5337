package org.sightline.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form of one kind of file: a JSON Schema (draft 7) that editors use as well. What an error is called in words stands
 * beside the rule, in {@code errorMessage}, which editors show too.
 */
public final class ConfigSchema {

    /** No file of this kind is larger; a larger one is a mistake or an attack. */
    public static final int MAX_BYTES = 256 * 1024;

    /** What a schema here may use. A keyword that is not among these stops the start: it would check nothing. */
    private static final List<KeywordType> RULES = List.of(
            KeywordType.TYPE,
            KeywordType.ENUM,
            KeywordType.CONST,
            KeywordType.PATTERN,
            KeywordType.MAX_LENGTH,
            KeywordType.MINIMUM,
            KeywordType.MAXIMUM,
            KeywordType.PROPERTIES,
            KeywordType.ADDITIONAL_PROPERTIES,
            KeywordType.PROPERTY_NAMES,
            KeywordType.REQUIRED,
            KeywordType.ITEMS_LEGACY,
            KeywordType.MIN_ITEMS,
            KeywordType.UNIQUE_ITEMS,
            KeywordType.CONTAINS,
            KeywordType.ALL_OF,
            KeywordType.ANY_OF,
            KeywordType.NOT,
            KeywordType.IF_THEN_ELSE,
            KeywordType.REF,
            KeywordType.TRUE,
            KeywordType.FALSE);

    private static final List<String> NO_RULES = List.of(
            "$schema", "title", "description", "default", "examples", "definitions", "then", "else", "errorMessage");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialect.builder(DialectId.DRAFT_7)
            .specificationVersion(SpecificationVersion.DRAFT_7)
            .idKeyword("$id")
            .keywords(RULES)
            .keywords(NO_RULES.stream().map(NonValidationKeyword::new).toList())
            .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
            .build());

    private final JsonNode document;
    private final Schema schema;

    private ConfigSchema(JsonNode document) {
        this.document = document;
        this.schema = SCHEMAS.getSchema(document);
    }

    /** @param resource the schema's place on the class path */
    public static ConfigSchema at(String resource) {
        try (InputStream in = ConfigSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            ConfigProblems problems = new ConfigProblems();
            return YamlReader.read(in.readAllBytes(), new ConfigFile(resource, problems))
                    .filter(_ -> !problems.areInTheWay())
                    .map(ConfigSchema::new)
                    .orElseThrow(
                            () -> new IllegalStateException(problems.inOrder().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's outermost block, as far as it can be read; every problem found is noted. */
    public Optional<ConfigValue> read(byte[] bytes, String name, ConfigProblems problems) {
        ConfigFile file = new ConfigFile(name, problems);
        return YamlReader.read(bytes, file).flatMap(root -> {
            Set<String> told = new HashSet<>(file.faults());
            schema.validate(root).forEach(error -> tell(error, file, told));
            return root.isObject() ? Optional.of(file.root(root)) : Optional.empty();
        });
    }

    /** One thing wrong with a value is enough: the rules are in the order in which they are mended. */
    private void tell(Error error, ConfigFile file, Set<String> told) {
        String path = path(error.getInstanceLocation());
        Place place = file.place(path);
        SchemaRule rule = new SchemaRule(error, document);
        if (error.getProperty() != null) {
            path = ConfigFile.child(path, error.getProperty());
            place = rule.isOfUnknownField() ? file.keyPlace(path) : place;
        } else if (rule.repeated() >= 0) {
            path = ConfigFile.child(path, rule.repeated());
            place = file.place(path);
        }
        if (told.add(path)) {
            file.error(place, path, rule.words());
        }
    }

    private static String path(NodePath location) {
        String path = "";
        for (int i = 0; i < location.getNameCount(); i++) {
            path = location.getElement(i) instanceof Integer index
                    ? ConfigFile.child(path, index)
                    : ConfigFile.child(path, location.getName(i));
        }
        return path;
    }
}
