package nabla.kernel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses KERNEL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("nabla.kernel");

  @Test
  void everyPackageWasScanned() {
    for (String name :
        new String[] {"wire", "io", "engine", "display", "magic", "comm", "install", "compat"}) {
      assertThat(KERNEL.stream().filter(c -> c.getPackageName().equals("nabla.kernel." + name)))
          .as("classes of nabla.kernel." + name)
          .isNotEmpty();
    }
  }

  @Test
  void theKernelKnowsNoOtherPartOfNabla() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("nabla..").and(not(resideInAPackage("nabla.kernel.."))))
        .check(KERNEL);
  }

  @Test
  void theEngineStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage("nabla.kernel.engine")
        .should()
        .dependOnClassesThat(
            resideInAPackage("nabla.kernel..").and(not(resideInAPackage("nabla.kernel.engine"))))
        .check(KERNEL);
  }

  @Test
  void onlyTheWireKnowsSockets() {
    noClasses()
        .that()
        .resideOutsideOfPackage("nabla.kernel.wire")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.zeromq..", "zmq..")
        .check(KERNEL);
  }

  @Test
  void nothingBelowTheWireKnowsTheWire() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "nabla.kernel.io",
            "nabla.kernel.engine",
            "nabla.kernel.display",
            "nabla.kernel.magic",
            "nabla.kernel.comm")
        .should()
        .dependOnClassesThat(resideInAnyPackage("nabla.kernel.wire", "nabla.kernel.install"))
        .check(KERNEL);
  }

  @Test
  void displaysAndCommsKnowNoEngine() {
    noClasses()
        .that()
        .resideInAnyPackage("nabla.kernel.display", "nabla.kernel.comm")
        .should()
        .dependOnClassesThat(resideInAnyPackage("nabla.kernel.engine", "nabla.kernel.io"))
        .check(KERNEL);
  }

  @Test
  void whatOtherKernelsOfferIsKnownToOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("nabla.kernel.compat")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.spencerpark..", "org.dflib..")
        .check(KERNEL);
  }

  @Test
  void theWireDoesNotInstall() {
    noClasses()
        .that()
        .resideInAPackage("nabla.kernel.wire")
        .should()
        .dependOnClassesThat(resideInAPackage("nabla.kernel.install"))
        .check(KERNEL);
  }
}
