package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import nabla.grade.homework.Assignment;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Seeds;
import nabla.grade.judge.Status;
import nabla.grade.judge.Submission;
import nabla.grade.notebook.BadNotebook;
import nabla.grade.notebook.Notebook;

/**
 * {@code nabla grade validate}: proves that each exercise is made from its solution, runs as
 * shipped and scores 0, that the solution scores everything for several students, and that each
 * wrong answer loses points with the message that names its misconception.
 */
final class Validation {
  private static final double TOTAL = 10;
  private static final List<String> STUDENTS = List.of("ada", "rosenblatt", "林");

  private final Course course;
  private final int jobs;
  private final PrintStream out;

  Validation(Course course, int jobs, PrintStream out) {
    this.course = course;
    this.jobs = jobs;
    this.out = out;
  }

  int run(List<String> names) throws IOException {
    Path folder = Files.createTempDirectory("nabla-validate");
    Map<String, Callable<String>> checks = new LinkedHashMap<>();
    byte[] secret = "validation".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int failed = 0;
    try (Judge judge = course.judge(new Seeds(secret), Isolation.detect(), List.of())) {
      for (Assignment assignment : course.assignments(names)) {
        add(checks, assignment, judge, folder);
      }
      failed = runAll(checks);
    } finally {
      delete(folder);
    }
    out.println((checks.size() - failed) + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  /** Each check returns what is wrong, empty if nothing is. */
  private void add(
      Map<String, Callable<String>> checks, Assignment assignment, Judge judge, Path folder)
      throws IOException {
    String name = assignment.name();
    Path exercise = course.exercises().resolve(name + ".ipynb");
    Path solution = course.solutions().resolve(name + ".ipynb");
    checks.put(
        name + ": the exercise is the one made from the solution",
        () ->
            Files.exists(exercise)
                    && Files.readString(exercise).equals(Making.make(course, assignment))
                ? ""
                : "they differ: run `nabla grade make`");
    checks.put(
        name + ": the exercise runs as shipped and scores 0",
        () -> asShipped(judge.mark(new Submission(exercise, name, "nobody"))));
    // Long training is proved once.
    for (String student : STUDENTS.subList(0, assignment.training() ? 1 : STUDENTS.size())) {
      checks.put(
          name + ": the solution scores everything for " + student,
          () -> complete(judge.mark(new Submission(solution, name, student))));
    }
    for (Mutant mutant : Mutant.read(course.mutants().resolve(name + ".txt"))) {
      checks.put(
          name + ": is refused and named: " + mutant.name(),
          () -> {
            Path file = folder.resolve(name + "." + mutant.hashCode() + ".ipynb");
            Files.writeString(file, mutant.of(read(solution)).text());
            return named(mutant, judge.mark(new Submission(file, name, "mutant")));
          });
    }
  }

  private static Notebook read(Path file) throws IOException {
    try {
      return Notebook.read(file);
    } catch (BadNotebook e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String asShipped(Mark mark) {
    List<String> wrong =
        mark.questions().stream()
            .flatMap(question -> question.cases().stream())
            .filter(row -> row.status() != Status.MISSING)
            .map(row -> row.status().words() + ": " + row.got())
            .distinct()
            .toList();
    if (!mark.problem().isEmpty()) {
      return mark.problem();
    }
    return mark.earned() == 0 && wrong.isEmpty() && mark.notes().isEmpty()
        ? ""
        : "scores " + mark.earned() + " " + wrong + mark.notes();
  }

  private static String complete(Mark mark) {
    if (mark.points() != TOTAL) {
      return "has " + mark.points() + " points, not " + TOTAL + " " + mark.problem();
    }
    return mark.earned() == TOTAL ? "" : "scores " + mark.earned() + ": " + complaints(mark);
  }

  private static String named(Mutant mutant, Mark mark) {
    if (mark.earned() >= TOTAL) {
      return "scores " + mark.earned();
    }
    String said = complaints(mark);
    List<String> unsaid =
        mutant.messages().stream().filter(message -> !said.contains(message)).toList();
    return unsaid.isEmpty() && !mutant.messages().isEmpty()
        ? ""
        : "is not told " + unsaid + ", but: " + said;
  }

  private static String complaints(Mark mark) {
    return mark.problem()
        + mark.questions().stream()
            .flatMap(question -> question.cases().stream())
            .filter(row -> row.status() != Status.PASS)
            .map(row -> "\n    " + row.given() + " | " + row.got() + " | " + row.hint())
            .distinct()
            .collect(Collectors.joining());
  }

  private int runAll(Map<String, Callable<String>> checks) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    List<String> lines = new ArrayList<>();
    int failed = 0;
    try (Progress progress = Progress.of(checks.size())) {
      Map<String, Future<String>> pending = new LinkedHashMap<>();
      checks.forEach(
          (name, check) ->
              pending.put(
                  name,
                  pool.submit(
                      () -> {
                        String wrong = check.call();
                        progress.step(name);
                        return wrong;
                      })));
      for (var check : pending.entrySet()) {
        String wrong = outcome(check.getValue());
        failed += wrong.isEmpty() ? 0 : 1;
        lines.add(
            (wrong.isEmpty() ? "✓ " : "✗ ")
                + check.getKey()
                + (wrong.isEmpty() ? "" : ": ")
                + wrong);
      }
    } finally {
      pool.shutdownNow();
    }
    lines.forEach(out::println);
    return failed;
  }

  private static String outcome(Future<String> check) throws IOException {
    try {
      return check.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the validation was interrupted", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
