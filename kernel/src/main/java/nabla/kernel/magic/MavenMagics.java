package nabla.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;

/** The magics that add Maven artifacts to the class path. */
final class MavenMagics implements AutoCloseable {
  private static final Set<String> COORDINATES =
      Set.of("maven", "addMavenDependency", "addMavenDependencies");
  private static final Set<String> REPOSITORIES = Set.of("mavenRepo", "addMavenRepo");

  private final Consumer<List<Path>> addToClassPath;
  private final Supplier<List<Path>> classPath;
  private MavenResolver resolver;

  MavenMagics(Consumer<List<Path>> addToClassPath, Supplier<List<Path>> classPath) {
    this.addToClassPath = addToClassPath;
    this.classPath = classPath;
  }

  static boolean isCoordinates(String name) {
    return COORDINATES.contains(name);
  }

  static boolean isRepository(String name) {
    return REPOSITORIES.contains(name);
  }

  void register(Magics magics) {
    COORDINATES.forEach(name -> magics.register(name, this::maven));
    REPOSITORIES.forEach(name -> magics.register(name, this::repository));
    magics.register("loadFromPOM", this::pomFile);
    magics.registerCell("loadFromPOM", this::pomText);
  }

  private synchronized MavenResolver resolver() {
    if (resolver == null) {
      resolver = new MavenResolver();
    }
    return resolver;
  }

  private Object repository(List<String> args) {
    if (args.size() != 2) {
      throw new MagicException("%mavenRepo wants an id and a URL.");
    }
    resolver().addRepository(args.get(0), args.get(1));
    return null;
  }

  private Object maven(List<String> args) throws Exception {
    List<Dependency> wanted = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith("-")) {
        continue;
      }
      wanted.add(new Dependency(artifact(arg), "runtime"));
    }
    if (wanted.isEmpty()) {
      throw new MagicException(
          "%maven wants coordinates GROUP:ARTIFACT:VERSION, such as"
              + " org.apache.commons:commons-math3:3.6.1");
    }
    add(wanted);
    return null;
  }

  private static DefaultArtifact artifact(String coordinates) {
    try {
      return new DefaultArtifact(coordinates);
    } catch (IllegalArgumentException e) {
      throw new MagicException(
          coordinates
              + " are no coordinates: write GROUP:ARTIFACT:VERSION or"
              + " GROUP:ARTIFACT:TYPE:CLASSIFIER:VERSION.");
    }
  }

  private Object pomFile(List<String> args) throws Exception {
    if (args.isEmpty()) {
      throw new MagicException("%loadFromPOM wants a file, such as %loadFromPOM pom.xml");
    }
    Path file = Path.of(args.get(0)).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new MagicException(file + " does not exist.");
    }
    pom(file, args.subList(1, args.size()));
    return null;
  }

  private Object pomText(List<String> args, String body) throws Exception {
    Path file = Files.createTempFile("nabla-pom", ".xml");
    try {
      Files.writeString(file, PomText.whole(body));
      pom(file, args);
      return null;
    } finally {
      Files.delete(file);
    }
  }

  private void pom(Path file, List<String> scopes) throws Exception {
    Set<String> wanted =
        scopes.isEmpty() ? Set.of("compile", "runtime") : new LinkedHashSet<>(scopes);
    List<Dependency> dependencies =
        resolver().dependencies(file).stream()
            .filter(
                each ->
                    wanted.contains(
                        each.getScope().isEmpty()
                            ? "compile"
                            : each.getScope().toLowerCase(Locale.ROOT)))
            .toList();
    if (dependencies.isEmpty()) {
      System.out.println("The POM has no dependencies of scope " + String.join(", ", wanted) + ".");
      return;
    }
    add(dependencies.stream().map(each -> each.setScope("runtime")).toList());
  }

  private void add(List<Dependency> wanted) throws Exception {
    MavenResolver.Resolved resolved =
        resolver().resolve(wanted, HeldArtifacts.of(classPath.get()), System.out);
    resolved.remarks().forEach(System.out::println);
    if (!resolved.files().isEmpty()) {
      addToClassPath.accept(resolved.files());
    }
  }

  @Override
  public synchronized void close() {
    if (resolver != null) {
      resolver.close();
    }
  }
}
