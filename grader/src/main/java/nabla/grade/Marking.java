package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nabla.check.Check;
import nabla.core.Numbers;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Seeds;
import nabla.grade.judge.Status;
import nabla.grade.judge.Submission;
import nabla.grade.judge.Submissions;
import nabla.grade.report.Provenance;
import nabla.grade.report.Reports;

/** {@code nabla grade FILES}: marks a class. */
record Marking(Course course, Isolation isolation, PrintStream out) {
  private static final int NOT_JUDGED = 3;

  int run(Options options) throws IOException {
    List<Path> roots = options.paths().stream().map(Path::of).map(Path::toAbsolutePath).toList();
    Submissions handedIn = Submissions.find(roots);
    List<Submission> submissions = handedIn.found();
    List<Path> hidden =
        Stream.concat(
                roots.stream(),
                Stream.ofNullable(options.secret()).map(s -> s.toAbsolutePath().getParent()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Reports reports =
        new Reports(
            options.out(),
            new Provenance(Hashes.of(Main.class), Hashes.of(Check.class), isolation.words()));
    List<Mark> marks;
    try (Judge judge = course.judge(new Seeds(course.secret(options.secret())), isolation, hidden);
        Progress progress = Progress.onTerminal(submissions.size())) {
      if (!submissions.isEmpty()) {
        judge.probe();
      }
      marks = markAll(judge, submissions, options.jobs(), reports, progress);
    }
    marks.forEach(mark -> out.println(line(mark)));
    handedIn.skipped().forEach(line -> out.println("skipped  " + line));
    out.println("Isolation: " + isolation.words() + ".");
    reports.gradebook(marks);
    out.println("Reports: " + options.out().resolve("gradebook.csv") + " and one page per file.");
    return unfinished(marks);
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
      Judge judge, List<Submission> submissions, int jobs, Reports reports, Progress progress)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<Mark>> pending = new ArrayList<>();
      for (Submission submission : submissions) {
        pending.add(
            pool.submit(
                () -> {
                  Mark mark = written(judge.mark(submission), reports);
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

  /** A mark without its report is there all the same, and the class goes on. */
  private static Mark written(Mark mark, Reports reports) {
    try {
      reports.write(mark);
      return mark;
    } catch (IOException | RuntimeException e) {
      return mark.unjudged("The report cannot be written: " + e + ".");
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
    return String.format("%-8s %s  %s", points, mark.file(), why).stripTrailing();
  }
}
