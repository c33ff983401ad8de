package nabla.kernel;

import java.util.Optional;
import nabla.kernel.wire.Log;

/** The process that started the kernel. When it is gone, nobody will ever ask this one to end. */
final class Parent {
  private Parent() {}

  /** Waits for its end and then runs the handler; returns at once where there is none. */
  static void onEnd(Runnable handler, Log log) {
    String pid = System.getenv("JPY_PARENT_PID");
    if (pid == null) {
      return;
    }
    try {
      Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid));
      if (parent.isPresent()) {
        parent.get().onExit().join();
        handler.run();
      }
    } catch (RuntimeException e) {
      log.error("cannot watch the process " + pid + " that JPY_PARENT_PID names", e);
    }
  }
}
