package io.github.spencerpark.ijava;

import java.util.List;
import nabla.kernel.compat.Content;
import nabla.kernel.display.Cells;

/** The magics for Maven, called from Java. */
public class MavenResolver {
  MavenResolver() {}

  public void addRemoteRepo(String id, String url) {
    addMavenRepo(List.of(id, url));
  }

  public void addMavenRepo(List<String> args) {
    Cells.lineMagic("mavenRepo", args);
  }

  public void addMavenDependencies(List<String> coordinates) {
    Cells.lineMagic("maven", coordinates);
  }

  public void addJarsToClasspath(Iterable<String> jars) {
    jars.forEach(Content::addToClassPath);
  }

  public void loadFromPOM(List<String> args) {
    Cells.lineMagic("loadFromPOM", args);
  }

  public void loadFromPOM(List<String> args, String body) {
    Cells.cellMagic("loadFromPOM", args, body);
  }
}
