package nabla.kernel.wire;

import java.io.InputStream;
import java.io.PrintStream;

/** The standard streams that each cell begins with, whatever the cells before have set. */
final class Streams {
  private final PrintStream out;
  private final PrintStream err;
  private final InputStream in;

  Streams(PrintStream out, PrintStream err, InputStream in) {
    this.out = out;
    this.err = err;
    this.in = in;
  }

  void install() {
    if (System.out != out) {
      System.setOut(out);
    }
    if (System.err != err) {
      System.setErr(err);
    }
    if (System.in != in) {
      System.setIn(in);
    }
  }
}
