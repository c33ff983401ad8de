package nabla.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nabla.kernel.install.Install;
import nabla.kernel.install.InstallOptions;
import nabla.kernel.install.Uninstall;
import nabla.kernel.install.UsageException;

/** The command line. */
public final class Main {
  private static final String HELP =
      """
      Nabla kernel: Java for Jupyter.

      usage: java -jar nabla-kernel.jar COMMAND

        install      make the kernel known to Jupyter on this machine
          --user             for this user (the default)
          --prefix DIR       into DIR/share/jupyter, such as a virtual environment
          --sys-prefix       into the active virtual or conda environment
          --name NAME        the kernelspec's name (java)
          --display-name S   what Jupyter shows (Java (Nabla))
          --class-path PATH  jars, folders and FOLDER/* for every notebook, joined as for java
          --heap SIZE        the most memory Java objects may take, such as 512m or 4g
                             (a quarter of this machine's memory)
          --env KEY=VALUE    an environment variable of the kernel; may be repeated
          --startup FILE     Java to run before the first cell; may be repeated
          --no-archive       skip the start archive: installs in a second, starts slower
        uninstall    remove it: --user, --prefix DIR or --sys-prefix, and --name, as for install
        run FILE     start a kernel on a connection file; Jupyter does this
        archive FILE write a start archive for this java to FILE
        --version    print the version
        --help       print this

      Environment of a running kernel:
        NABLA_OUTPUT_LIMIT   bytes one cell may print (2000000)
        NABLA_STARTUP        files of Java to run before the first cell, joined as a class path
        NABLA_WEAVE=off      cells run as compiled, and loops cannot be interrupted
        NABLA_DEBUG=1        stack traces in the kernel's log
      """;

  private Main() {}

  /**
   * Runs a command; ends the process with status 0, 1 after a failure, or 2 after a wrong usage.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(status(List.of(args)));
  }

  private static int status(List<String> args) {
    try {
      run(args);
      return 0;
    } catch (UsageException e) {
      System.err.println("nabla-kernel: " + e.getMessage());
      System.err.println("`java -jar nabla-kernel.jar --help` lists the commands and options.");
      return 2;
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("nabla-kernel: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      return 130;
    }
  }

  private static void run(List<String> args) throws IOException, InterruptedException {
    String command = args.isEmpty() ? "--help" : args.get(0);
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    switch (command) {
      case "run" -> Run.run(Path.of(only(rest, "run needs the connection file")));
      case "install" -> Install.run(InstallOptions.parse(rest), System.out);
      case "uninstall" -> Uninstall.run(InstallOptions.parse(rest), System.out);
      case "archive" -> Install.archive(Path.of(only(rest, "archive needs the file to write")));
      case "--version", "-V" -> System.out.println("nabla-kernel " + Version.text());
      case "--help", "-h", "help" -> System.out.print(HELP);
      default -> throw new UsageException("unknown command " + command);
    }
  }

  private static String only(List<String> args, String otherwise) {
    if (args.size() != 1) {
      throw new UsageException(otherwise + ", got " + Arrays.toString(args.toArray()));
    }
    return args.get(0);
  }
}
