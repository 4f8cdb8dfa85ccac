package dev.meshproof.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.meshproof.claim.Verdict;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private final JavaClasses reports = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.meshproof.reports");

    @Test
    void reports_use_the_run_its_verdicts_the_jdk_and_what_reads_json() {
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
                                "java.time",
                                "com.fasterxml.jackson.core..",
                                "org.jspecify..")
                        .or(DescribedPredicate.describe("verdicts", c -> c.isEquivalentTo(Verdict.class))))
                .check(reports);
    }
}
