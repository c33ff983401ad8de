package nabla.kernel.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nabla.kernel.Kernel;
import nabla.kernel.comm.Comms;
import nabla.kernel.display.Cells;
import nabla.kernel.display.Displays;
import nabla.kernel.display.Renderers;
import nabla.kernel.io.Inputs;
import nabla.kernel.magic.Magics;

/** The kernel as extensions and cells see it. */
final class RunningKernel implements Kernel, Cells.Host {
  private final Renderers renderers;
  private final Displays displays;
  private final Comms comms;
  private final Inputs inputs;
  private final History history;
  private final Engine engine;

  RunningKernel(
      Renderers renderers,
      Displays displays,
      Comms comms,
      Inputs inputs,
      History history,
      Engine engine) {
    this.renderers = renderers;
    this.displays = displays;
    this.comms = comms;
    this.inputs = inputs;
    this.history = history;
    this.engine = engine;
  }

  @Override
  public Renderers renderers() {
    return renderers;
  }

  @Override
  public Displays displays() {
    return displays;
  }

  @Override
  public Magics magics() {
    return engine.runner().magics();
  }

  @Override
  public Object eval(String code) {
    return engine.runner().eval(code);
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    engine.runner().addToClassPath(entries);
  }

  @Override
  public Comms comms() {
    return comms;
  }

  @Override
  public boolean interrupted() {
    return engine.interrupted();
  }

  @Override
  public void checkInterrupted() {
    engine.checkInterrupted();
  }

  @Override
  public Kernel kernel() {
    return this;
  }

  @Override
  public String ask(String prompt, boolean password) throws IOException {
    return inputs.ask(prompt, password);
  }

  @Override
  public Map<Integer, String> in() {
    return history.in();
  }

  @Override
  public Map<Integer, Object> out() {
    return history.out();
  }
}
