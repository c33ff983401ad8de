package nabla.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * A call of {@code System.exit} in a class that is not woven: one of the class path that Java was
 * started with, or one that calls it by reflection. It cannot be undone any more, but the JVM waits
 * for its shutdown hooks.
 */
final class LibraryExit {
  private LibraryExit() {}

  /** What is done with the name of the caller. */
  @FunctionalInterface
  interface Handler {
    void called(String caller) throws InterruptedException;
  }

  /** Runs the handler, and delays the end of the process by it, when such a call is made. */
  static void onCall(Handler handler) {
    Thread hook =
        new Thread(
            () -> {
              try {
                Optional<String> caller = caller();
                if (caller.isPresent()) {
                  handler.called(caller.get());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "nabla-exit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Nobody where a signal ends the process. */
  private static Optional<String> caller() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(stack -> caller(stack).stream())
        .findFirst();
  }

  private static Optional<String> caller(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .dropWhile(frame -> !isExit(frame))
        .filter(frame -> isExit(frame) || !frame.getClassName().matches("(java|jdk|sun)\\..*"))
        .reduce((exit, next) -> isExit(exit) ? next : exit)
        .map(frame -> isExit(frame) ? "A library" : withoutLoader(frame));
  }

  private static String withoutLoader(StackTraceElement at) {
    return new StackTraceElement(
            at.getClassName(), at.getMethodName(), at.getFileName(), at.getLineNumber())
        .toString();
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }
}
