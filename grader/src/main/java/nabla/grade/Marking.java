package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nabla.check.Check;
import nabla.core.Numbers;
import nabla.grade.book.Overrides;
import nabla.grade.judge.Curtain;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Seeds;
import nabla.grade.judge.Status;
import nabla.grade.judge.Submission;
import nabla.grade.judge.Submissions;
import nabla.grade.report.Provenance;
import nabla.grade.report.Result;
import nabla.grade.report.Results;
import nabla.grade.roster.Identification;
import nabla.grade.roster.Roster;

/** {@code nabla grade FILES}: marks a class. */
record Marking(Course course, Isolation isolation, PrintStream out) {
  private static final int NOT_JUDGED = 3;

  int run(Options options) throws IOException {
    List<Path> roots = options.paths().stream().map(Path::of).map(Path::toAbsolutePath).toList();
    // What a teacher has written is read first: a mistake in it costs no marking.
    Roster roster = options.roster() == null ? Roster.none() : Roster.read(options.roster());
    Overrides.read(options.out());
    Submissions handedIn = identified(Submissions.find(roots), roster);
    Results results = new Results(options.out());
    Seeds seeds = new Seeds(course.secret(options.secret()));
    Provenance by = provenance(seeds);
    Pile pile = Pile.sort(handedIn, results.read(), options.resume() ? by : null);
    List<Mark> marks = new ArrayList<>(pile.marked());
    if (isolation == Isolation.NONE) {
      out.println("Isolation: " + isolation.words() + ".");
    }
    try (Judge judge = course.judge(seeds, isolation, hidden(roots, options))) {
      marks.addAll(mark(judge, pile, options, results, by));
    }
    marks.sort(Comparator.comparing(Mark::file));
    marks.forEach(mark -> out.println(line(mark)));
    pile.skipped().forEach(file -> out.println("skipped  " + file));
    if (!pile.marked().isEmpty()) {
      out.println(pile.marked().size() + " of " + marks.size() + " were marked already.");
    }
    out.println("Isolation: " + isolation.words() + ".");
    new Bookkeeping(out).write(options, roster, results, pile.skipped());
    return unfinished(marks);
  }

  private List<Mark> mark(Judge judge, Pile pile, Options options, Results results, Provenance by)
      throws IOException {
    if (!pile.toMark().isEmpty()) {
      judge.probe();
      pile.assignments().values().forEach(judge::prepare);
    }
    try (Curtain curtain = Curtain.close(closed(options))) {
      if (!curtain.isClosed()) {
        out.println("Here files cannot be closed: answers can read solutions and the secret.");
      }
      Ending ending = new Ending(judge, curtain, this::ended);
      try {
        for (Result outdated : pile.outdated()) {
          results.delete(outdated.mark());
        }
        for (Mark mark : pile.marked()) {
          results.write(new Result(mark, by));
        }
        return markAll(judge, pile.toMark(), options.jobs(), results, by);
      } finally {
        ending.off();
      }
    }
  }

  /** What answers must not read where nothing else keeps them from it. */
  private List<Path> closed(Options options) {
    return isolation == Isolation.NONE
        ? Stream.concat(course.closed().stream(), Stream.ofNullable(options.secret())).toList()
        : List.of();
  }

  private void ended() {
    out.println("Ended early. What was marked is kept: the same command with --resume goes on.");
  }

  private static Submissions identified(Submissions handedIn, Roster roster) {
    Identification identification = new Identification(roster);
    return new Submissions(
        identification.of(handedIn.found()), identification.ofSkipped(handedIn.skipped()));
  }

  private Provenance provenance(Seeds seeds) {
    return new Provenance(
        Hashes.of(Main.class),
        Hashes.of(Check.class),
        Hashes.of(course.exercises()),
        seeds.fingerprint(),
        isolation.words());
  }

  /** What answers must not see, besides the course. */
  private static List<Path> hidden(List<Path> roots, Options options) {
    return Stream.of(
            roots.stream(),
            Stream.ofNullable(options.secret()).map(s -> s.toAbsolutePath().getParent()),
            Stream.of(options.out().toAbsolutePath()))
        .flatMap(paths -> paths)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private int unfinished(List<Mark> marks) {
    long open = marks.stream().filter(mark -> !mark.judged()).count();
    if (open == 0) {
      return 0;
    }
    out.println(
        open
            + " of "
            + marks.size()
            + " not judged: the grader failed, and not the answers. When the cause is gone, run the"
            + " same command again.");
    return NOT_JUDGED;
  }

  private static List<Mark> markAll(
      Judge judge, List<Submission> submissions, int jobs, Results results, Provenance by)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Progress progress = Progress.of(submissions.size())) {
      List<Future<Mark>> pending = new ArrayList<>();
      for (Submission submission : submissions) {
        pending.add(
            pool.submit(
                () -> {
                  Mark mark = written(judge.mark(submission), results, by);
                  progress.step(mark.file());
                  return mark;
                }));
      }
      List<Mark> marks = new ArrayList<>();
      for (Future<Mark> mark : pending) {
        marks.add(mark.get());
      }
      return marks;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("marking was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** A mark whose result cannot be written is there all the same, and the class goes on. */
  private static Mark written(Mark mark, Results results, Provenance by) {
    try {
      results.write(new Result(mark, by));
      return mark;
    } catch (IOException | RuntimeException e) {
      return mark.unjudged("The result cannot be written: " + e + ".");
    }
  }

  private static String line(Mark mark) {
    String points =
        mark.judged() ? Numbers.text(mark.earned()) + "/" + Numbers.text(mark.points()) : "?/?";
    String why = mark.problem();
    if (why.isEmpty() && mark.status() != Status.PASS) {
      why =
          mark.questions().stream()
              .filter(question -> question.status() != Status.PASS)
              .map(question -> question.id() + " " + question.status().words())
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
    }
    String who = mark.file().startsWith(mark.student()) ? "" : " [" + mark.student() + "]";
    return String.format("%-8s %s%s  %s", points, mark.file(), who, why).stripTrailing();
  }
}
