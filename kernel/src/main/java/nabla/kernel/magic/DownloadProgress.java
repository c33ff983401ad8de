package nabla.kernel.magic;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** One line per downloaded jar; for large ones how far it is. */
final class DownloadProgress extends AbstractTransferListener {
  private static final long LARGE = 4_000_000;

  private final PrintStream out;
  private final Map<TransferResource, Integer> shown = new ConcurrentHashMap<>();

  DownloadProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void transferProgressed(TransferEvent event) {
    TransferResource resource = event.getResource();
    long total = resource.getContentLength();
    if (total < LARGE) {
      return;
    }
    int tenth = (int) (event.getTransferredBytes() * 10 / total);
    Integer before = shown.put(resource, tenth);
    if (before == null || before < tenth) {
      out.println("  " + name(resource) + ": " + tenth * 10 + " % of " + megabytes(total));
    }
  }

  @Override
  public void transferSucceeded(TransferEvent event) {
    TransferResource resource = event.getResource();
    if (resource.getResourceName().endsWith(".jar")) {
      out.println(
          "Downloaded " + name(resource) + " (" + megabytes(event.getTransferredBytes()) + ")");
    }
    shown.remove(resource);
  }

  private static String name(TransferResource resource) {
    String path = resource.getResourceName();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
