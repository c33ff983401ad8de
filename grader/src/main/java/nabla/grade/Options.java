package nabla.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import nabla.grade.judge.Isolation;

/**
 * What the command line says.
 *
 * @param command {@code make}, {@code validate} or {@code mark}
 * @param paths files and folders to mark; for the others, names of assignments, all if empty
 * @param out where reports go
 * @param secret the file of the secret, null for the course's own
 * @param jobs how many submissions are marked at a time
 * @param isolation the kind that is demanded, null for the strongest there is
 */
record Options(
    String command, List<String> paths, Path out, Path secret, int jobs, Isolation isolation) {
  private static final Map<String, Isolation> KINDS =
      Map.of(
          "bwrap", Isolation.BUBBLEWRAP, "namespaces", Isolation.UNSHARE, "none", Isolation.NONE);

  static final String HELP =
      """
      usage: nabla grade [--out FOLDER] [--jobs N] [--secret FILE] [--isolation KIND] FILE-or-FOLDER…
                 marks notebooks; in a folder, the first folder below it names the student
                 KIND is bwrap, namespaces or none; without it, the strongest that works here
                 ends with 0 if all are judged, 3 if the grader failed on some
             nabla grade make [ASSIGNMENT…]
                 makes exercises/ out of solutions/
             nabla grade validate [--jobs N] [ASSIGNMENT…]
                 proves that exercises score 0, solutions everything, and wrong answers are named
      """;

  /** Parses arguments; throws IllegalArgumentException with what is wrong. */
  static Options parse(String[] args) {
    String command = "mark";
    List<String> paths = new ArrayList<>();
    Path out = Path.of("grades");
    Path secret = null;
    Isolation isolation = null;
    int jobs = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    Iterator<String> words = List.of(args).iterator();
    boolean first = true;
    while (words.hasNext()) {
      String word = words.next();
      if (first && (word.equals("make") || word.equals("validate"))) {
        command = word;
      } else if (word.equals("--out")) {
        out = Path.of(value(word, words));
      } else if (word.equals("--secret")) {
        secret = Path.of(value(word, words));
      } else if (word.equals("--jobs")) {
        jobs = number(word, value(word, words));
      } else if (word.equals("--isolation")) {
        isolation = kind(value(word, words));
      } else if (word.startsWith("-")) {
        throw new IllegalArgumentException("unknown option " + word);
      } else {
        paths.add(word);
      }
      first = false;
    }
    if (command.equals("mark") && paths.isEmpty()) {
      throw new IllegalArgumentException("name the notebooks or folders to mark");
    }
    return new Options(command, List.copyOf(paths), out, secret, jobs, isolation);
  }

  private static Isolation kind(String name) {
    Isolation isolation = KINDS.get(name);
    if (isolation == null) {
      throw new IllegalArgumentException("--isolation is bwrap, namespaces or none, not " + name);
    }
    return isolation;
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return words.next();
  }

  private static int number(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(option + " needs a number from 1, not " + value);
    }
    return Integer.parseInt(value);
  }
}
