package nabla.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import nabla.kernel.wire.Log;

/**
 * Ctrl-C. By reflection, because the JDK offers signals only through {@code sun.misc}, which the
 * compiler warns of and another JVM may lack.
 */
final class Signals {
  private Signals() {}

  static void onInterrupt(Runnable handler, Log log) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, args) -> {
                if (method.getName().equals("handle")) {
                  handler.run();
                  return null;
                }
                return method.getName().equals("equals") ? (Object) (self == args[0]) : "SIGINT";
              });
      Method handle = signal.getMethod("handle", signal, type);
      handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.error("Ctrl-C ends this kernel instead of stopping the cell", e);
    }
  }
}
