package nabla.grade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
            "nabla.grade.homework..", "nabla.grade.judge..", "nabla.grade.report..", "nabla.grade")
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
