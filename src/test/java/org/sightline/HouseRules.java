package org.sightline;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads sources with the compiler's own parser and names what breaks a rule of size, one line each: the rule and where,
 * by simple name, so that a type that moves to another room takes its exception along.
 */
final class HouseRules {

    private static final int FILE_LINES = 250;
    private static final int METHOD_LINES = 30;
    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 7;
    private static final int PACKAGE_FILES = 30;

    private final SortedSet<String> broken = new TreeSet<>();
    private final Map<Path, Integer> filesOfPackage = new TreeMap<>();
    private final Map<String, Integer> filesOfType = new TreeMap<>();

    private HouseRules() {}

    /** Tests are held to the length of files and to names only: their tables of cases are long and no worse for it. */
    static SortedSet<String> brokenBy(List<Path> sources) throws IOException {
        HouseRules rules = new HouseRules();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none");
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                rules.read(unit, positions);
            }
        }
        return rules.all();
    }

    private void read(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        Path file = Path.of(unit.getSourceFile().toUri());
        String name = file.getFileName().toString().replace(".java", "");
        if (name.equals("package-info")) {
            return;
        }
        filesOfType.merge(name, 1, Integer::sum);
        try (var lines = Files.lines(file)) {
            breaks("file-lines", name, lines.count() > FILE_LINES);
        }
        if (!file.toString().contains("src/test/")) {
            filesOfPackage.merge(file.getParent(), 1, Integer::sum);
            new Reader(unit, positions).scan(unit, null);
        }
    }

    private SortedSet<String> all() {
        filesOfPackage.forEach((folder, files) -> breaks(
                "package-files",
                folder.toString().replaceFirst(".*/(src/[a-z]+)/java/", "$1/"),
                files > PACKAGE_FILES));
        filesOfType.forEach((name, files) -> breaks("name-twice", name, files > 1));
        return broken;
    }

    private void breaks(String rule, String where, boolean yes) {
        if (yes) {
            broken.add(rule + " " + where);
        }
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> types = new ArrayList<>();

        private Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            types.add(type.getSimpleName().toString());
            List<VariableTree> fields = type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .toList();
            fields.forEach(this::readVariable);
            long components = fields.stream()
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
            breaks("components", place(), type.getKind() == Tree.Kind.RECORD && components > COMPONENTS);
            super.visitClass(type, nothing);
            types.removeLast();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String where = place() + "#" + method.getName();
            method.getParameters().forEach(this::readVariable);
            breaks(
                    "parameters",
                    where,
                    method.getParameters().size() > PARAMETERS && !isCompact(method) && !overrides(method));
            breaks("method-lines", where, method.getBody() != null && lines(method.getBody()) > METHOD_LINES);
            return super.visitMethod(method, nothing);
        }

        /** A record's compact constructor names no parameters: the rule for its components holds. */
        private boolean isCompact(MethodTree method) {
            return positions.getStartPosition(unit, method.getParameters().getFirst())
                    < positions.getStartPosition(unit, method);
        }

        /** Whoever declared it chose its parameters. */
        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private void readVariable(VariableTree variable) {
            boolean optional = variable.getType() != null
                    && variable.getType().toString().matches("(java\\.util\\.)?Optional(Int|Long|Double)?\\b.*");
            breaks("optional", place() + "." + variable.getName(), optional);
        }

        private long lines(Tree body) {
            LineMap map = unit.getLineMap();
            return map.getLineNumber(positions.getEndPosition(unit, body))
                    - map.getLineNumber(positions.getStartPosition(unit, body))
                    + 1;
        }

        private String place() {
            return String.join(".", types);
        }
    }
}
