package nabla.djl;

import ai.djl.repository.Artifact;
import ai.djl.repository.LocalRepository;
import ai.djl.util.Progress;
import java.nio.file.Path;

/** A local repository whose files are read where they lie; DJL's own would copy them first. */
final class LocalCopy extends LocalRepository {

  LocalCopy(Path root) {
    super("local", root.toUri(), root);
  }

  @Override
  public void prepare(Artifact artifact, Progress progress) {
    // Nothing to fetch.
  }
}
