package dev.meshproof.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.meshproof.claim.Verdict;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.probe.RelayLane.Amount;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private final JavaClasses reports = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.meshproof.reports");

    /** Types of other packages that the records of a result have as they are. */
    private static final Set<String> IN_A_RESULT =
            Set.of(Verdict.class.getName(), Intent.class.getName(), KeyKind.class.getName(), Amount.class.getName());

    @Test
    void markup_is_made_by_the_pages_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.meshproof.reports.html", "dev.meshproof.reports.history")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("j2html..")
                .check(reports);
    }

    @Test
    void reports_use_the_run_what_stands_in_it_and_the_jdk() {
        assertThat(reports.size()).isGreaterThan(4);
        classes()
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "dev.meshproof.reports..",
                                "dev.meshproof.run..",
                                "java.lang..",
                                "java.util..",
                                "java.io",
                                "java.nio..",
                                "java.net",
                                "java.security",
                                "java.time..",
                                "com.fasterxml.jackson.core..",
                                "j2html..",
                                "javax.xml.stream",
                                "org.opentest4j.reporting..",
                                "org.jspecify..")
                        .or(DescribedPredicate.describe(
                                "what stands in a result", c -> IN_A_RESULT.contains(c.getName()))))
                .check(reports);
    }
}
