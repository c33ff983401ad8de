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
import nabla.grade.report.Provenance;
import nabla.grade.report.Reports;

/** {@code nabla grade FILES}: marks a class. */
record Marking(Course course, PrintStream out) {

  int run(Options options) throws IOException {
    List<Path> roots = options.paths().stream().map(Path::of).map(Path::toAbsolutePath).toList();
    List<Submission> submissions = Submission.find(roots);
    Isolation isolation = Isolation.detect();
    List<Path> hidden =
        Stream.concat(
                submissions.stream().map(s -> s.file().normalize().getParent()),
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
      marks = markAll(judge, submissions, options.jobs(), reports, progress);
    }
    reports.gradebook(marks);
    marks.forEach(mark -> out.println(line(mark)));
    out.println("Isolation: " + isolation.words() + ".");
    out.println("Reports: " + options.out().resolve("gradebook.csv") + " and one page per file.");
    return 0;
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
                  Mark mark = judge.mark(submission);
                  reports.write(mark);
                  progress.step(submission.name());
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

  private static String line(Mark mark) {
    String points = Numbers.text(mark.earned()) + "/" + Numbers.text(mark.points());
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
