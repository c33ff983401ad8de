package io.github.spencerpark.jupyter.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.List;
import nabla.kernel.compat.Content;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Cells;

/** The running kernel, as IJava's notebooks know it. */
public class BaseKernel {
  private final Renderer renderer = new Renderer();
  private final JupyterIO io = new JupyterIO();

  public Renderer getRenderer() {
    return renderer;
  }

  public void display(DisplayData data) {
    Cells.display(data);
  }

  public JupyterIO getIO() {
    return io;
  }

  public String getBanner() {
    return Content.banner();
  }

  public DisplayData eval(String code) {
    Bundle bundle = Content.evaluated(code);
    return bundle == null ? null : DisplayData.of(bundle);
  }

  public List<String> formatError(Exception thrown) {
    return Content.trace(thrown);
  }
}
