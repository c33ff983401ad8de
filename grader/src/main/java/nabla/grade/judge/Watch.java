package nabla.grade.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Watches a process and what it starts: ends them all when they grow too many or too large, or when
 * the judge has had enough of them. Whatever it has seen once is ended, also after its parent.
 */
final class Watch implements AutoCloseable {
  private static final int MAX_PROCESSES = 32;
  private static final int BEYOND_HEAP = 512;
  private static final long PERIOD_MS = 200;

  private final ProcessHandle root;
  private final long maxKilobytes;
  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "watch");
  private volatile boolean closed;
  private volatile long deadline = System.nanoTime() + TimeUnit.DAYS.toNanos(1);
  private volatile Status verdict;

  Watch(ProcessHandle root, int heapMegabytes) {
    this.root = root;
    this.maxKilobytes = (heapMegabytes + BEYOND_HEAP) * 1024L;
    thread.setDaemon(true);
    thread.start();
  }

  /** Why the processes were ended, if the watch has ended them. */
  Status verdict(Status otherwise) {
    return verdict == null ? otherwise : verdict;
  }

  /** Ends the processes unless this is called again before the time is over. */
  void endAfter(Duration limit) {
    deadline = System.nanoTime() + limit.toNanos();
  }

  private void run() {
    try {
      while (!closed && root.isAlive()) {
        look();
        Thread.sleep(PERIOD_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (System.nanoTime() - deadline > 0) {
      end(Status.TIMEOUT);
      return;
    }
    try {
      root.descendants().forEach(seen::add);
      long living = seen.stream().filter(ProcessHandle::isAlive).count();
      if (living > MAX_PROCESSES) {
        end(Status.CRASHED);
      } else if (resident(root) + seen.stream().mapToLong(Watch::resident).sum() > maxKilobytes) {
        end(Status.OUT_OF_MEMORY);
      }
    } catch (RuntimeException e) {
      // The system does not tell just now, as where there are no free file handles: look again.
    }
  }

  private void end(Status why) {
    verdict = why;
    close();
  }

  /** Resident memory in kilobytes; 0 where the system does not tell. */
  private static long resident(ProcessHandle process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", "" + process.pid(), "status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }

  @Override
  public void close() {
    closed = true;
    root.descendants().forEach(seen::add);
    root.destroyForcibly();
    // A process that is ended may have started another one meanwhile.
    for (int round = 0; round < 3; round++) {
      seen.forEach(process -> process.descendants().forEach(seen::add));
      seen.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
