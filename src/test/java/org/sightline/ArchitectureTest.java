package org.sightline;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.DocumentReceipt;
import org.sightline.context.Secret;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.testing.MainClasses;
import org.sightline.visit.Openings;

/** Holds the code to the table of rooms in {@code docs/architecture.md}. */
class ArchitectureTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)`[^|]*\\|[^|]*\\| ([^|]*)\\|");
    private static final Pattern ROOM = Pattern.compile("`([a-z.]+)`");

    private static JavaClasses classes;
    private static Map<String, Set<String>> mayUse;

    @BeforeAll
    static void readCodeAndTable() throws IOException {
        classes = MainClasses.ALL;
        mayUse = new LinkedHashMap<>();
        Files.readAllLines(Path.of("docs/architecture.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::find)
                .forEach(row -> mayUse.put(row.group(1), roomsIn(row.group(2))));
    }

    @Test
    void everyRoomIsInTheTable() {
        Set<String> rooms = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("org.sightline."))
                .map(name -> name.substring("org.sightline.".length()))
                .collect(Collectors.toSet());
        rooms.removeAll(mayUse.keySet());
        assertEquals(Set.of(), rooms, "rooms that docs/architecture.md does not name");
        assertFalse(mayUse.isEmpty());
    }

    @Test
    void eachRoomUsesOnlyWhatTheTableAllows() {
        mayUse.forEach((room, allowed) -> {
            if (allowed.contains("all")) {
                return;
            }
            DescribedPredicate<JavaClass> foreign = resideInAPackage("org.sightline..");
            for (String ours : Stream.concat(Stream.of(room), allowed.stream()).toList()) {
                foreign = foreign.and(DescribedPredicate.not(resideInAPackage("org.sightline." + ours)));
            }
            noClasses()
                    .that()
                    .resideInAPackage("org.sightline." + room)
                    .should()
                    .dependOnClassesThat(foreign.as("are of rooms that %s may not use", room))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    /** What every clinical subject may use of the panels' rooms. */
    private static final Set<String> SHARED =
            Set.of("tab.panel", "tab.panel.listing", "tab.panel.chart", "tab.panel.asked", "tab.panel.published");

    @Test
    void noClinicalSubjectUsesAnother() {
        Set<String> subjects = mayUse.keySet().stream()
                .filter(room -> room.startsWith("tab.panel."))
                .filter(room -> !SHARED.contains(room) && !room.equals("tab.panel.kinds"))
                .collect(Collectors.toSet());
        assertFalse(subjects.isEmpty());
        for (String subject : subjects) {
            noClasses()
                    .that()
                    .resideInAPackage("org.sightline." + subject)
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.sightline.tab..")
                            .and(DescribedPredicate.not(resideInAPackage("org.sightline." + subject)))
                            .and(DescribedPredicate.not(resideInAnyPackage(SHARED.stream()
                                    .map(room -> "org.sightline." + room)
                                    .toArray(String[]::new)))))
                    .check(classes);
        }
    }

    @Test
    void thereAreNoCircles() {
        slices().matching("org.sightline.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheAuditRoomMakesReceipts() {
        constructors()
                .that()
                .areDeclaredIn(AuditReceipt.class)
                .or()
                .areDeclaredIn(DocumentReceipt.class)
                .should()
                .bePackagePrivate()
                .check(classes);
    }

    @Test
    void onlyOpeningsAskTheTrailForReceipts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sightline.audit")
                .and()
                .doNotBelongToAnyOf(Openings.class)
                .should()
                .callMethodWhere(target(owner(assignableTo(AuditTrail.class)))
                        .and(target(nameMatching("opening|openingDocument|opened|documentOpened"))))
                .check(classes);
    }

    @Test
    void onlyTheDatabaseRoomMakesConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sightline.database", "org.sightline.demo..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jdbi.v3.core.Jdbi")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jdbi.v3.core.JdbiException")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(javax.sql.DataSource.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .check(classes);
    }

    /** Random bits, their hashes and their comparison in one place; ids that are no secret may be random UUIDs. */
    @Test
    void onlySecretMakesAndComparesSecrets() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sightline.demo..")
                .and()
                .areNotAssignableTo(Secret.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Mac.class)
                .check(classes);
    }

    @Test
    void nothingUsesTheDemo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sightline.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sightline.demo..")
                .check(classes);
    }

    @Test
    void noReactiveTypeIsInOurSignatures() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye.mutiny..")
                .check(classes);
    }

    /** Which of two is the later is for {@link Recency} to say; charts draw what it is not asked about. */
    @Test
    void nobodyElseComparesClinicalDates() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sightline.display", "org.sightline.tab.panel.chart")
                .should()
                .callMethod(ClinicalDate.class, "span")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ClinicalDate.Span.class)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sightline.display", "org.sightline.tab.panel.findings")
                .should()
                .callMethod(ClinicalDate.class, "earliest", Instant.class)
                .check(classes);
    }

    @Test
    void legacyDatesAreNotUsedForClinicalData() {
        noClasses()
                .that()
                .resideInAnyPackage("org.sightline.display..", "org.sightline.tab..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Date.class, java.text.SimpleDateFormat.class)
                .check(classes);
    }

    private static Set<String> roomsIn(String cell) {
        if (cell.strip().startsWith("all")) {
            return Set.of("all");
        }
        return ROOM.matcher(cell).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }
}
