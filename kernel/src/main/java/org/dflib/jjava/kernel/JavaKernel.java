package org.dflib.jjava.kernel;

import java.nio.file.Path;
import java.util.List;
import nabla.kernel.Kernel;
import nabla.kernel.comm.Comms;
import nabla.kernel.compat.Content;
import nabla.kernel.display.Cells;
import nabla.kernel.display.Displays;
import nabla.kernel.display.Renderers;
import nabla.kernel.magic.Magics;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** The running kernel, as JJava's notebooks know it, and as all others do. */
public class JavaKernel extends BaseKernel implements Kernel {
  JavaKernel() {}

  public void addToClasspath(String path) {
    Content.addToClassPath(path);
  }

  @Override
  public Renderers renderers() {
    return Cells.kernel().renderers();
  }

  @Override
  public Displays displays() {
    return Cells.kernel().displays();
  }

  @Override
  public Magics magics() {
    return Cells.kernel().magics();
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    Cells.kernel().addToClassPath(entries);
  }

  @Override
  public Comms comms() {
    return Cells.kernel().comms();
  }

  @Override
  public boolean interrupted() {
    return Cells.kernel().interrupted();
  }

  @Override
  public void checkInterrupted() {
    Cells.kernel().checkInterrupted();
  }
}
