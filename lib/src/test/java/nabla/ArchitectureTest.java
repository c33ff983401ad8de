package nabla;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that no import may cross. */
class ArchitectureTest {

  /** Which other packages each part may use, beside the JDK and itself. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "nabla.core", List.of(),
          "nabla.data", List.of("nabla.core"),
          "nabla.scratch", List.of("nabla.core"),
          "nabla.table", List.of("nabla.core", "nabla.data", "tech.tablesaw"),
          "nabla.plot", List.of("nabla.core", "nabla.data", "org.knowm.xchart"),
          "nabla.djl", List.of("nabla.core", "nabla.data", "ai.djl"),
          "nabla.lessons", List.of("nabla.core", "nabla.scratch"),
          "nabla.check", List.of("nabla.core"),
          "nabla.homework", List.of("nabla.check"));

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/nabla/kernel/"))
          .importPackages("nabla");

  @ParameterizedTest
  @ValueSource(
      strings = {"core", "data", "scratch", "table", "plot", "djl", "lessons", "check", "homework"})
  void everyPartUsesOnlyWhatItMay(String part) {
    var name = "nabla." + part;
    assertThat(LIBRARY.stream().filter(c -> within(c, name)))
        .as("classes scanned in %s", name)
        .isNotEmpty();
    holds(
        noClasses()
            .that(describe("are in " + name, c -> within(c, name)))
            .should()
            .dependOnClassesThat(
                describe(
                    "are outside the JDK, " + name + " and " + MAY_USE.get(name),
                    c -> !jdk(c) && !within(c, name) && !allowed(c, MAY_USE.get(name)))));
  }

  @Test
  void onlyNotebookTouchesTheKernel() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("nabla.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nabla.kernel.."));
  }

  @Test
  void nothingImportsNotebook() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("nabla.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nabla.notebook.."));
  }

  @Test
  void onlyNotebookPrints() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("nabla.notebook..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void thePartsOfScratchHaveNoCycle() {
    holds(slices().matching("nabla.scratch.(*)..").should().beFreeOfCycles());
  }

  @Test
  void everyPackageIsInOneOfTheParts() {
    assertThat(LIBRARY.stream().map(JavaClass::getPackageName).distinct())
        .hasSizeGreaterThanOrEqualTo(10)
        .allMatch(
            name ->
                name.startsWith("nabla.notebook")
                    || MAY_USE.keySet().stream()
                        .anyMatch(part -> name.equals(part) || name.startsWith(part + ".")));
  }

  /** A rule that looked at nothing fails. */
  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(false).check(LIBRARY);
  }

  private static boolean within(JavaClass c, String name) {
    var packageName = c.getBaseComponentType().getPackageName();
    return packageName.equals(name) || packageName.startsWith(name + ".");
  }

  private static boolean allowed(JavaClass c, List<String> names) {
    return names.stream().anyMatch(name -> within(c, name));
  }

  private static boolean jdk(JavaClass c) {
    var base = c.getBaseComponentType();
    return base.isPrimitive() || within(base, "java") || within(base, "javax");
  }
}
