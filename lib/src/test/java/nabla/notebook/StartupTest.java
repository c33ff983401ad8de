package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StartupTest {

  @Test
  void noTwoImportedPackagesHaveAPublicTypeOfTheSameName() {
    var packages =
        Startup.imports().stream()
            .filter(name -> name.endsWith(".*"))
            .map(name -> name.substring(0, name.length() - 2))
            .toList();
    Map<String, String> homes = new TreeMap<>();
    var types =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nabla");
    assertThat(types).hasSizeGreaterThan(50);
    for (var type : types) {
      if (type.isTopLevelClass()
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && packages.contains(type.getPackageName())) {
        String other = homes.put(type.getSimpleName(), type.getPackageName());
        assertThat(other)
            .as("%s is in %s too", type.getSimpleName(), type.getPackageName())
            .isNull();
      }
    }
  }

  @Test
  void everySingleImportExists() {
    assertThat(Startup.imports())
        .filteredOn(name -> !name.endsWith(".*"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
  }
}
