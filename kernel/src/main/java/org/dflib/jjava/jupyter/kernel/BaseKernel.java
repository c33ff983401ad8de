package org.dflib.jjava.jupyter.kernel;

import java.util.List;
import java.util.function.Supplier;
import nabla.kernel.compat.Content;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Cells;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** The running kernel, as JJava's notebooks and extensions know it. */
public abstract class BaseKernel {
  private final Renderer renderer = new Renderer();
  private final JupyterIO io = new JupyterIO();
  private final MagicsRegistry magics = new MagicsRegistry();

  public static BaseKernel notebookKernel() {
    return org.dflib.jjava.kernel.JavaNotebookStatics.kernel();
  }

  public String getName() {
    return "Nabla";
  }

  public String getVersion() {
    return Content.version();
  }

  public String getBanner() {
    return Content.banner();
  }

  public List<HelpLink> getHelpLinks() {
    return List.of();
  }

  public Renderer getRenderer() {
    return renderer;
  }

  public MagicsRegistry getMagicsRegistry() {
    return magics;
  }

  public JupyterIO getIO() {
    return io;
  }

  public void display(DisplayData data) {
    Cells.display(data);
  }

  public DisplayData eval(String code) {
    return rendered(Content.evaluated(code));
  }

  public Object evalRaw(String code) {
    return Cells.eval(code);
  }

  @SuppressWarnings("unchecked")
  public <T> EvalBuilder<T> evalBuilder(String code) {
    return new Evaluation<>(() -> (T) Cells.eval(code), () -> eval(code));
  }

  public void interrupt() {
    Cells.kernel().checkInterrupted();
  }

  private static DisplayData rendered(Bundle bundle) {
    return bundle == null ? null : DisplayData.of(bundle);
  }

  private record Evaluation<T>(Supplier<T> value, Supplier<DisplayData> rendered)
      implements EvalBuilder<T> {
    @Override
    public EvalBuilder<T> resolveMagics() {
      return this; // they always are
    }

    @Override
    public EvalBuilder<DisplayData> renderResults() {
      return new Evaluation<>(rendered, rendered);
    }

    @Override
    public T eval() {
      return value.get();
    }
  }
}
