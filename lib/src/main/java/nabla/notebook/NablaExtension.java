package nabla.notebook;

import java.util.List;
import nabla.djl.Lab;
import nabla.kernel.Extension;
import nabla.kernel.Kernel;

/** Makes the library at home in our kernel: imports, looks, and an end for every {@link Lab}. */
public final class NablaExtension implements Extension {

  /** Called by the kernel, which finds the class as a service. */
  public NablaExtension() {}

  @Override
  public List<String> imports() {
    return Startup.imports();
  }

  @Override
  public void start(Kernel kernel) {
    Screens.set(new NablaScreen(kernel));
  }

  @Override
  public void stop() {
    Lab.closeAll();
  }
}
