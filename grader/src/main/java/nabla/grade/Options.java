package nabla.grade;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.grade.book.Due;
import nabla.grade.book.Keep;
import nabla.grade.book.LateRule;
import nabla.grade.book.Rules;
import nabla.grade.export.Export;
import nabla.grade.judge.Isolation;

/**
 * What the command line says.
 *
 * @param command {@code mark}, or one of {@link #COMMANDS}
 * @param paths files and folders to mark; for the others, names of assignments, all if empty
 * @param out where results and reports go
 * @param secret the file of the secret, null for the course's own
 * @param jobs how many submissions are marked at a time
 * @param isolation the kind that is demanded, null for the strongest there is
 * @param resume whether what is marked already stays so
 * @param roster the file that says who is in the class, null if there is none
 * @param unsafe whether no isolation is better than no marks
 * @param exports systems that are to be given the grades
 * @param root where Gradescope has put things
 * @param rules for lateness and for several submissions
 */
record Options(
    String command,
    List<String> paths,
    Path out,
    Path secret,
    int jobs,
    Isolation isolation,
    boolean resume,
    Path roster,
    boolean unsafe,
    Set<Export> exports,
    Path root,
    Rules rules) {
  private static final Set<String> COMMANDS =
      Set.of("make", "validate", "book", "copies", "autograder", "gradescope");
  private static final Map<String, Isolation> KINDS =
      Map.of(
          "bwrap", Isolation.BUBBLEWRAP, "namespaces", Isolation.UNSHARE, "none", Isolation.NONE);

  static final String HELP =
      """
      usage: nabla grade [OPTION…] FILE-or-FOLDER…
                 marks notebooks, and writes gradebook.csv, class.html and a page for each submission
                 ends with 0 if all are judged, 3 if the grader failed on some
             nabla grade book [--out FOLDER] [--roster FILE] [--due DATE] [--late RULE] [--keep WHICH] [--export SYSTEM]
                 makes all that again from the results in the folder, as after a change of overrides.csv
             nabla grade copies [--out FOLDER]
                 compares the answers in the results with each other, and writes copies.html and copies.csv
             nabla grade autograder [--out FOLDER] [--secret FILE] ASSIGNMENT…
                 writes the zip file that Gradescope makes an autograder of
             nabla grade make [ASSIGNMENT…]
                 makes exercises/ out of solutions/
             nabla grade validate [--jobs N] [ASSIGNMENT…]
                 proves that exercises score 0, solutions everything, and wrong answers are named

      who    --roster FILE     CSV with id, name, email; or Moodle's grading worksheet, or Canvas's grade book
                               everybody in it has a row; without it, the first folder names the student
             Downloads of Moodle, Canvas and Gradescope are understood as they are unpacked.
      when   --due DATE        2026-11-30 (until midnight), 2026-11-30T18:00, with +08:00, or 07=DATE; may be repeated
             --late RULE       10%/day, 1/day, 5%/12hours: off the homework's points for each period begun;
                               zero; none: said only, which it is without a rule
             --keep WHICH      best (it is without this) or last, of several submissions
      where  --out FOLDER      results and reports, grades/ without it; a second run adds to it
             --export SYSTEM   moodle or canvas: the grades as it imports them; may be repeated
             overrides.csv     in that folder: student, assignment, points, late (days, or no), comment
      how    --resume          what is marked already stays so, as after Ctrl-C
             --jobs N          submissions at a time
             --secret FILE     what the hidden inputs hang on; the course's own without it
             --isolation KIND  bwrap, namespaces or none; without it, the strongest that works here
             --unsafe          marks also without isolation: the answers of people you trust, one run at a time
      """;

  /** Parses arguments; throws IllegalArgumentException with what is wrong. */
  static Options parse(String[] args) {
    return new Parser(args).parse();
  }

  /** What was said so far. */
  private static final class Parser {
    private final Iterator<String> words;
    private final List<String> paths = new ArrayList<>();
    private String command = "mark";
    private Path out = Path.of("grades");
    private Path secret;
    private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private Isolation isolation;
    private boolean resume;
    private Path roster;
    private boolean unsafe;
    private final Set<Export> exports = EnumSet.noneOf(Export.class);
    private Path root = Path.of("/autograder");
    private Due due = Due.never();
    private LateRule late = LateRule.SAID;
    private Keep keep = Keep.BEST;

    Parser(String[] args) {
      words = List.of(args).iterator();
    }

    Options parse() {
      boolean first = true;
      while (words.hasNext()) {
        String word = words.next();
        if (first && COMMANDS.contains(word)) {
          command = word;
        } else if (word.startsWith("-")) {
          option(word);
        } else {
          paths.add(word);
        }
        first = false;
      }
      if (command.equals("mark") && paths.isEmpty()) {
        throw new IllegalArgumentException("name the notebooks or folders to mark");
      }
      Rules rules = new Rules(due, late, keep);
      return new Options(
          command,
          List.copyOf(paths),
          out,
          secret,
          jobs,
          isolation,
          resume,
          roster,
          unsafe,
          exports,
          root,
          rules);
    }

    private void option(String word) {
      switch (word) {
        case "--out" -> out = Path.of(value(word));
        case "--secret" -> secret = Path.of(value(word));
        case "--jobs" -> jobs = number(word, value(word));
        case "--isolation" -> isolation = kind(value(word));
        case "--resume" -> resume = true;
        case "--roster" -> roster = Path.of(value(word));
        case "--unsafe" -> unsafe = true;
        case "--export" -> exports.add(Export.parse(value(word)));
        case "--root" -> root = Path.of(value(word));
        case "--due" -> due = due.and(value(word), ZoneId.systemDefault());
        case "--late" -> late = LateRule.parse(value(word));
        case "--keep" -> keep = Keep.parse(value(word));
        default -> throw new IllegalArgumentException("unknown option " + word);
      }
    }

    private String value(String option) {
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

    private static Isolation kind(String name) {
      Isolation isolation = KINDS.get(name);
      if (isolation == null) {
        throw new IllegalArgumentException("--isolation is bwrap, namespaces or none, not " + name);
      }
      return isolation;
    }
  }
}
