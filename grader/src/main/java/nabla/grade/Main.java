package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import nabla.grade.judge.Isolation;

/** The command {@code nabla grade}: makes exercises, marks what was handed in, validates itself. */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs the command.
   *
   * @param args as {@code nabla grade --help} says
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, Course.here(), out, err));
  }

  private static Isolation isolation(Options options) {
    Isolation demanded = options.isolation();
    if (demanded != null && !demanded.works()) {
      throw new IllegalStateException(
          "nothing was marked: the isolation that was asked for does not come up. "
              + demanded.remedy());
    }
    Isolation isolation = demanded == null ? Isolation.detect() : demanded;
    if (isolation == Isolation.NONE && !options.unsafe()) {
      throw new IllegalStateException(
          "nothing was marked: without isolation, answers could read and change whatever you can."
              + " Install bubblewrap, or mark in a container; or say --unsafe, if you trust them.");
    }
    return isolation;
  }

  static int run(String[] args, Course course, PrintStream out, PrintStream err) {
    if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
      out.print(Options.HELP);
      return args.length == 0 ? USAGE : 0;
    }
    try {
      Options options = Options.parse(args);
      return switch (options.command()) {
        case "make" -> new Making(course, out).run(options);
        case "autograder" -> new InGradescope(course, out).autograder(options);
        case "gradescope" -> new InGradescope(course, out).run(options, isolation(options));
        case "copies" -> new Copying(course, out).run(options);
        case "book" -> new Bookkeeping(out).run(options);
        case "validate" -> new Validation(course, options.jobs(), out).run(options.paths());
        default -> new Marking(course, isolation(options), out).run(options);
      };
    } catch (IllegalArgumentException e) {
      err.println("nabla grade: " + e.getMessage());
      return USAGE;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      err.println("nabla grade: " + e.getMessage());
      return 1;
    }
  }
}
