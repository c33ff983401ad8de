package nabla.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds the parents and imported POMs of a POM. */
@SuppressWarnings("deprecation") // Maven's own interface asks for the old ModelSource
final class PomResolver implements ModelResolver {
  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  PomResolver(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = new ArrayList<>(repositories);
  }

  @Override
  public ModelSource resolveModel(String groupId, String artifactId, String version)
      throws UnresolvableModelException {
    try {
      return new FileModelSource(
          system
              .resolveArtifact(
                  session,
                  new ArtifactRequest(
                      new DefaultArtifact(groupId, artifactId, "pom", version), repositories, null))
              .getArtifact()
              .getPath()
              .toFile());
    } catch (ArtifactResolutionException e) {
      throw new UnresolvableModelException(e.getMessage(), groupId, artifactId, version, e);
    }
  }

  @Override
  public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
    return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  @Override
  public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
    return resolveModel(
        dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
  }

  @Override
  public void addRepository(Repository repository) {
    addRepository(repository, false);
  }

  @Override
  public void addRepository(Repository repository, boolean replace) {
    if (replace
        || repositories.stream().noneMatch(each -> each.getId().equals(repository.getId()))) {
      repositories.removeIf(each -> each.getId().equals(repository.getId()));
      repositories.add(
          new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl()).build());
    }
  }

  @Override
  public ModelResolver newCopy() {
    return new PomResolver(system, session, repositories);
  }
}
