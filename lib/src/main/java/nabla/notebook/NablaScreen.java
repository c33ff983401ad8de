package nabla.notebook;

import java.util.function.Function;
import nabla.kernel.Kernel;
import nabla.kernel.display.Bundle;

/** Our own kernel. */
final class NablaScreen implements Screen {
  private final Kernel kernel;

  NablaScreen(Kernel kernel) {
    this.kernel = kernel;
    Rendering.standard().byType().forEach((type, look) -> register(kernel, type, look));
    register(kernel, Live.Frame.class, frame -> ((Live.Frame) frame).forms());
  }

  private static <T> void register(Kernel kernel, Class<T> type, Function<Object, Forms> look) {
    kernel.renderers().register(type, value -> bundle(look.apply(value)));
  }

  private static Bundle bundle(Forms forms) {
    var bundle = new Bundle();
    forms.content().forEach(bundle::with);
    forms.metadata().forEach(bundle::withMetadata);
    return bundle;
  }

  @Override
  public String show(Object value) {
    return kernel.displays().display(value);
  }

  @Override
  public void update(String id, Object value) {
    kernel.displays().update(id, value);
  }
}
