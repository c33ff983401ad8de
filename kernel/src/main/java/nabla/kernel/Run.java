package nabla.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import nabla.kernel.wire.ConnectionFile;
import nabla.kernel.wire.KernelOptions;
import nabla.kernel.wire.KernelServer;
import nabla.kernel.wire.Log;

/** Runs a kernel in this process. */
final class Run {
  private static final long EXIT_MILLIS = 3000;

  private Run() {}

  static void run(Path connectionFile) throws IOException, InterruptedException {
    PrintStream processError = System.err;
    KernelOptions options = KernelOptions.of(System.getenv());
    Log log = new Log(processError, options.debug());
    KernelServer server = new KernelServer(ConnectionFile.read(connectionFile), options, log);
    LibraryExit.onCall(server::exitCalled);
    Thread watches = new Thread(() -> watch(server, log), "nabla-watch");
    watches.setDaemon(true);
    watches.start();
    server.run();
    haltIfExitHangs();
  }

  /** Apart from the start, because a front end need not wait for it. */
  private static void watch(KernelServer server, Log log) {
    Signals.onInterrupt(server::interrupt, log);
    Parent.onEnd(() -> Runtime.getRuntime().halt(1), log);
  }

  /** A user's shutdown hook must not keep a process alive that nobody talks to any more. */
  private static void haltIfExitHangs() {
    Thread halting =
        new Thread(
            () -> {
              try {
                Thread.sleep(EXIT_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(0);
            },
            "nabla-halt");
    halting.setDaemon(true);
    halting.start();
  }
}
