package nabla.kernel.magic;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.filter.ScopeDependencyFilter;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;

/** Finds Maven artifacts and what they need, in the local repository first. */
final class MavenResolver implements AutoCloseable {
  private static final VersionScheme VERSIONS = new GenericVersionScheme();
  private static final List<String> NOT_AT_RUN_TIME = List.of("test", "provided", "system");

  private final RepositorySystem system = new RepositorySystemSupplier().get();
  private final MavenSettings settings = MavenSettings.ofUser();
  private final Map<String, RemoteRepository> repositories = new LinkedHashMap<>();

  /** Jars to add, and what the user should know. */
  record Resolved(List<Path> files, List<String> remarks) {}

  MavenResolver() {
    // Maven's own built-in POM names the default repository.
    for (org.apache.maven.model.Repository each : superPom().getRepositories()) {
      addRepository(each.getId(), each.getUrl());
    }
  }

  private static Model superPom() {
    try (InputStream in =
        Model.class.getResourceAsStream("/org/apache/maven/model/pom-4.0.0.xml")) {
      return new MavenXpp3Reader().read(in);
    } catch (IOException | XmlPullParserException e) {
      throw new IllegalStateException("Maven's built-in POM cannot be read", e);
    }
  }

  void addRepository(String id, String url) {
    repositories.put(
        id, new RemoteRepository.Builder(id, "default", settings.mirrored(id, url)).build());
  }

  private RepositorySystemSession.SessionBuilder session(boolean offline, PrintStream progress) {
    return new SessionBuilderSupplier(system)
        .get()
        .withLocalRepositoryBaseDirectories(settings.localRepository())
        .setOffline(offline)
        .setSystemProperties(System.getProperties())
        .setConfigProperty(DependencyManagerUtils.CONFIG_PROP_VERBOSE, true)
        .setTransferListener(new DownloadProgress(progress));
  }

  /**
   * Resolves all together.
   *
   * @param held versions on the class path, which stay
   */
  Resolved resolve(List<Dependency> wanted, Map<String, String> held, PrintStream progress) {
    Set<String> remarks = new LinkedHashSet<>();
    List<Dependency> roots = new ArrayList<>();
    for (Dependency each : wanted) {
      String has = held.get(key(each.getArtifact()));
      if (has == null) {
        roots.add(each);
      } else {
        remark(each.getArtifact(), each.getArtifact().getVersion(), has, "%maven", remarks);
      }
    }
    if (roots.isEmpty()) {
      return new Resolved(List.of(), List.copyOf(remarks));
    }
    DependencyResult result;
    try {
      result = resolve(roots, held, true, progress);
    } catch (DependencyResolutionException local) {
      try {
        result = resolve(roots, held, false, progress);
      } catch (DependencyResolutionException e) {
        throw new MagicException(explain(e));
      }
    }
    clashes(result.getRoot(), held, remarks);
    List<Path> files =
        result.getArtifactResults().stream()
            .map(ArtifactResult::getArtifact)
            .filter(artifact -> artifact != null && !held.containsKey(key(artifact)))
            .map(Artifact::getPath)
            .toList();
    return new Resolved(files, List.copyOf(remarks));
  }

  private DependencyResult resolve(
      List<Dependency> roots, Map<String, String> held, boolean offline, PrintStream progress)
      throws DependencyResolutionException {
    CollectRequest collect = new CollectRequest();
    collect.setDependencies(roots);
    collect.setRepositories(List.copyOf(repositories.values()));
    held.forEach(
        (key, version) ->
            collect.addManagedDependency(
                new Dependency(new DefaultArtifact(key + ":" + version), "runtime")));
    try (RepositorySystemSession.CloseableSession session = session(offline, progress).build()) {
      return system.resolveDependencies(
          session,
          new DependencyRequest(collect, new ScopeDependencyFilter(null, NOT_AT_RUN_TIME)));
    }
  }

  private static String key(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId();
  }

  private static void clashes(DependencyNode node, Map<String, String> held, Set<String> remarks) {
    for (DependencyNode child : node.getChildren()) {
      String premanaged = DependencyManagerUtils.getPremanagedVersion(child);
      String has = held.get(key(child.getArtifact()));
      if (has != null && premanaged != null) {
        String by = node.getArtifact() == null ? "%maven" : node.getArtifact().getArtifactId();
        remark(child.getArtifact(), premanaged, has, by, remarks);
      }
      clashes(child, held, remarks);
    }
  }

  private static void remark(
      Artifact artifact, String wants, String has, String by, Set<String> remarks) {
    if (wants.equals(has) || compatible(wants, has)) {
      return;
    }
    remarks.add(
        "Note: "
            + by
            + " wants "
            + key(artifact)
            + " "
            + wants
            + ", but "
            + has
            + " is on the class path already and stays: a running Java cannot exchange it. If"
            + " something is missing, restart the kernel and name the version you need first.");
  }

  /** A newer one of the same major version is taken to do for an older one. */
  private static boolean compatible(String wants, String has) {
    try {
      return major(wants).equals(major(has))
          && VERSIONS.parseVersion(has).compareTo(VERSIONS.parseVersion(wants)) >= 0;
    } catch (InvalidVersionSpecificationException e) {
      return false;
    }
  }

  private static String major(String version) {
    return version.split("[.-]", 2)[0];
  }

  private String explain(DependencyResolutionException e) {
    StringBuilder text = new StringBuilder();
    Throwable deepest = e;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String where =
        repositories.values().stream()
                .map(each -> each.getId() + " (" + each.getUrl() + ")")
                .collect(Collectors.joining(", "))
            + " and the local repository "
            + settings.localRepository();
    if (e.getResult() != null && e.getResult().getArtifactResults() != null) {
      List<String> missing =
          e.getResult().getArtifactResults().stream()
              .filter(result -> !result.isResolved())
              .map(result -> String.valueOf(result.getRequest().getArtifact()))
              .toList();
      if (!missing.isEmpty()) {
        text.append("Not found: ").append(String.join(", ", missing)).append(". ");
      }
    }
    if (text.length() == 0) {
      text.append(e.getMessage().lines().findFirst().orElse("")).append(". ");
    }
    text.append("Looked in ").append(where).append(". ");
    if (deepest instanceof IOException) {
      text.append("The network answered: ")
          .append(deepest.getClass().getSimpleName())
          .append(": ")
          .append(deepest.getMessage())
          .append(". Are you online?");
    } else {
      text.append("Check the coordinates, or add the repository that has them with %mavenRepo.");
    }
    return text.toString();
  }

  /** The dependencies of a POM, with parents and properties applied. */
  List<Dependency> dependencies(Path pom) {
    ModelBuildingRequest request =
        new DefaultModelBuildingRequest()
            .setPomFile(pom.toFile())
            .setSystemProperties(System.getProperties())
            .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
            .setProcessPlugins(false);
    try (RepositorySystemSession.CloseableSession session = session(false, System.out).build()) {
      request.setModelResolver(
          new PomResolver(system, session, List.copyOf(repositories.values())));
      Model model =
          new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
      for (org.apache.maven.model.Repository each : model.getRepositories()) {
        addRepository(each.getId(), each.getUrl());
      }
      return model.getDependencies().stream().map(MavenResolver::dependency).toList();
    } catch (ModelBuildingException e) {
      throw new MagicException("The POM cannot be read: " + e.getMessage());
    }
  }

  private static Dependency dependency(org.apache.maven.model.Dependency each) {
    List<Exclusion> exclusions =
        each.getExclusions().stream()
            .map(out -> new Exclusion(out.getGroupId(), out.getArtifactId(), "*", "*"))
            .toList();
    String classifier = each.getClassifier() == null ? "" : each.getClassifier();
    String type = each.getType().equals("test-jar") ? "jar" : each.getType();
    return new Dependency(
        new DefaultArtifact(
            each.getGroupId(), each.getArtifactId(), classifier, type, each.getVersion()),
        each.getScope() == null ? "compile" : each.getScope(),
        each.isOptional(),
        exclusions);
  }

  @Override
  public void close() {
    system.shutdown();
  }
}
