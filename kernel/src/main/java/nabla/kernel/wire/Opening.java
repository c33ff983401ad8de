package nabla.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import nabla.kernel.Extension;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.SessionOptions;

final class Opening {
  private Opening() {}

  static SessionRunner open(KernelOptions options, RunningKernel kernel, Notes notes) {
    List<String> imports = new ArrayList<>(SessionOptions.standard().imports());
    imports.add("static nabla.kernel.display.Cells.*");
    for (Extension extension : ServiceLoader.load(Extension.class)) {
      try {
        imports.addAll(extension.imports());
        extension.start(kernel);
      } catch (Throwable e) {
        notes.add("extension " + extension.getClass().getName() + " failed: " + e);
      }
    }
    return new SessionRunner(Session.open(SessionOptions.standard().withImports(imports)));
  }
}
