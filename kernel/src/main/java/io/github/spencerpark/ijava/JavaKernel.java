package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import nabla.kernel.compat.Content;
import nabla.kernel.display.Cells;

/** The running kernel, as IJava's notebooks know it. */
public class JavaKernel extends BaseKernel {
  private final Magics magics = new Magics();
  private final MavenResolver mavenResolver = new MavenResolver();

  JavaKernel() {}

  public Object evalRaw(String code) {
    return Cells.eval(code);
  }

  public void addToClasspath(String path) {
    Content.addToClassPath(path);
  }

  public Magics getMagics() {
    return magics;
  }

  public MavenResolver getMavenResolver() {
    return mavenResolver;
  }
}
