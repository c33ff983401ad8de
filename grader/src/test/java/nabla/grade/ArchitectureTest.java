package nabla.grade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("nabla.grade");

  @Test
  void theStudentsProcessKnowsNothingOfTheJudge() {
    assertThat(CLASSES).hasSizeGreaterThan(20);
    noClasses()
        .that()
        .resideInAPackage("nabla.grade.child..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "nabla.grade.homework..",
            "nabla.grade.judge..",
            "nabla.grade.roster..",
            "nabla.grade.book..",
            "nabla.grade.report..",
            "nabla.grade.export..",
            "nabla.grade.copies..",
            "nabla.grade")
        .check(CLASSES);
  }

  /**
   * Judging knows nothing of rosters and dates, these nothing of pages, and nothing of commands.
   */
  @Test
  void eachRoomKnowsOnlyTheOnesBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("command")
        .definedBy("nabla.grade")
        .layer("outside")
        .definedBy("nabla.grade.report..", "nabla.grade.export..", "nabla.grade.copies..")
        .layer("book")
        .definedBy("nabla.grade.book..")
        .layer("roster")
        .definedBy("nabla.grade.roster..")
        .layer("judge")
        .definedBy("nabla.grade.judge..")
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("outside")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("book")
        .mayOnlyBeAccessedByLayers("command", "outside")
        .whereLayer("roster")
        .mayOnlyBeAccessedByLayers("command", "outside", "book")
        .whereLayer("judge")
        .mayOnlyBeAccessedByLayers("command", "outside", "book", "roster")
        .check(CLASSES);
  }

  @Test
  void theJudgeNeverRunsStudentsCodeItself() {
    noClasses()
        .that()
        .resideOutsideOfPackage("nabla.grade.child..")
        .and()
        .doNotHaveSimpleName("ChildFiles")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("nabla.kernel.engine..", "jdk.jshell..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideInAPackage("nabla.grade.*")
        .and()
        .doNotHaveSimpleName("ChildMain")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
