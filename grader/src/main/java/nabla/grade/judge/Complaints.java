package nabla.grade.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The beginning of what a process writes to its standard error; the rest is read and forgotten. */
final class Complaints {
  private static final int KEPT = 2000;

  private final byte[] kept = new byte[KEPT];
  private int length;

  private Complaints() {}

  /** Reads on in a thread of its own, until the stream ends. */
  static Complaints of(InputStream in) {
    Complaints complaints = new Complaints();
    Thread thread = new Thread(() -> complaints.read(in), "complaints");
    thread.setDaemon(true);
    thread.start();
    return complaints;
  }

  private void read(InputStream in) {
    byte[] buffer = new byte[4096];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The process is gone.
    }
  }

  private synchronized void keep(byte[] bytes, int n) {
    int fits = Math.min(n, KEPT - length);
    System.arraycopy(bytes, 0, kept, length, fits);
    length += fits;
  }

  synchronized String text() {
    return new String(kept, 0, length, StandardCharsets.UTF_8).strip();
  }
}
