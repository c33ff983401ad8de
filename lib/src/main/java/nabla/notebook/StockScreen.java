package nabla.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stock IJava or JJava kernel. Both have the same registry of renderers under different names; we
 * reach it by reflection, since neither is a library to compile against.
 */
final class StockScreen implements Screen {

  /**
   * Where a kernel keeps its things.
   *
   * @param kernel the class with a static method that returns the running kernel
   * @param instance the name of that method
   * @param statics the class of the functions every cell has
   * @param display the package of its display classes
   */
  private record Stock(String kernel, String instance, String statics, String display) {}

  private static final List<Stock> KNOWN =
      List.of(
          new Stock(
              "org.dflib.jjava.jupyter.kernel.BaseKernel",
              "notebookKernel",
              "org.dflib.jjava.jupyter.kernel.BaseNotebookStatics",
              "org.dflib.jjava.jupyter.kernel.display."),
          new Stock(
              "io.github.spencerpark.ijava.IJava",
              "getKernelInstance",
              "io.github.spencerpark.ijava.runtime.Display",
              "io.github.spencerpark.jupyter.kernel.display."));

  private final Method display;
  private final Method update;

  private StockScreen(Stock stock, ClassLoader loader) throws ReflectiveOperationException {
    Object kernel =
        Class.forName(stock.kernel(), true, loader).getMethod(stock.instance()).invoke(null);
    if (kernel == null) {
      throw new ClassNotFoundException(stock.kernel() + " has no running kernel");
    }
    Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
    Class<?> function = Class.forName(stock.display() + "RenderFunction", true, loader);
    Class<?> mime = Class.forName(stock.display() + "mime.MIMEType", true, loader);
    for (var entry : Rendering.standard().byType().entrySet()) {
      register(renderer, function, mime, entry.getKey(), entry.getValue());
    }
    register(renderer, function, mime, Live.Frame.class, frame -> ((Live.Frame) frame).forms());
    Class<?> statics = Class.forName(stock.statics(), true, loader);
    display = statics.getMethod("display", Object.class);
    update = updateMethod(statics);
  }

  /** Looks for a stock kernel around us. */
  static Optional<Screen> find() {
    var loaders =
        List.of(
            StockScreen.class.getClassLoader(),
            Thread.currentThread().getContextClassLoader(),
            ClassLoader.getSystemClassLoader());
    return KNOWN.stream()
        .flatMap(stock -> loaders.stream().map(loader -> connect(stock, loader)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Screen> connect(Stock stock, ClassLoader loader) {
    try {
      return Optional.of(new StockScreen(stock, loader));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty(); // we are in another kernel, or in none
    }
  }

  private static void register(
      Object renderer,
      Class<?> function,
      Class<?> mime,
      Class<?> type,
      Function<Object, Forms> look)
      throws ReflectiveOperationException {
    Object proxy =
        Proxy.newProxyInstance(
            function.getClassLoader(),
            new Class<?>[] {function},
            (self, method, args) -> {
              if (method.getName().equals("render")) {
                put(args[1], mime, look.apply(args[0]));
              }
              return null;
            });
    var kinds = List.of("image/svg+xml", "image/png", "text/html", "text/markdown", "text/plain");
    Object mimes = Array.newInstance(mime, kinds.size());
    for (int i = 0; i < kinds.size(); i++) {
      Array.set(mimes, i, parse(mime, kinds.get(i)));
    }
    Object registration =
        renderer.getClass().getMethod("createRegistration", Class.class).invoke(renderer, type);
    registration =
        registration
            .getClass()
            .getMethod("preferring", mimes.getClass())
            .invoke(registration, mimes);
    registration.getClass().getMethod("register", function).invoke(registration, proxy);
  }

  private static void put(Object context, Class<?> mime, Forms forms)
      throws ReflectiveOperationException {
    Object data = context.getClass().getMethod("getOutputContainer").invoke(context);
    Method put = data.getClass().getMethod("putData", mime, Object.class);
    for (var form : forms.content().entrySet()) {
      Object value = form.getValue();
      if (value instanceof byte[] bytes) {
        value = Base64.getEncoder().encodeToString(bytes);
      } else if (!(value instanceof String)) {
        continue; // stock kernels send strings only
      }
      put.invoke(data, parse(mime, form.getKey()), value);
    }
    for (var note : forms.metadata().entrySet()) {
      data.getClass()
          .getMethod("putMetaData", String.class, Object.class)
          .invoke(data, note.getKey(), note.getValue());
    }
  }

  private static Object parse(Class<?> mime, String name) throws ReflectiveOperationException {
    return mime.getMethod("parse", String.class).invoke(null, name);
  }

  private static Method updateMethod(Class<?> statics) {
    try {
      return statics.getMethod("updateDisplay", String.class, Object.class);
    } catch (NoSuchMethodException e) {
      return null; // IJava 1.3 cannot update
    }
  }

  @Override
  public String show(Object value) {
    return (String) call(display, value);
  }

  @Override
  public void update(String id, Object value) {
    if (update != null) {
      call(update, id, value);
    } else if (value instanceof Live.Frame frame && frame.last()) {
      call(display, value);
    }
  }

  private static Object call(Method method, Object... args) {
    try {
      return method.invoke(null, args);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "the kernel could not show " + args[args.length - 1] + ": " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the kernel's display function is closed to us", e);
    }
  }
}
