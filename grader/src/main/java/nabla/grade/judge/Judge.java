package nabla.grade.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import nabla.check.Case;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.homework.Part;
import nabla.grade.judge.Mark.Question;
import nabla.grade.notebook.Intake;
import nabla.kernel.Extension;

/**
 * Marks submissions. It holds the hidden cases and the seeds, sends inputs to the student's process
 * and compares the plain values that come back. May be used from many threads.
 */
public final class Judge implements AutoCloseable {
  private final Path exercises;
  private final Seeds seeds;
  private final List<String> usual =
      ServiceLoader.load(Extension.class).stream()
          .flatMap(extension -> extension.get().imports().stream())
          .toList();
  private final Cage cage;
  private final Path work;
  private static final Duration START = Duration.ofSeconds(90);

  private final Map<String, ChildFiles> files = new HashMap<>();

  /**
   * A judge.
   *
   * @param exercises the folder of the exercises as they were given out
   * @param seeds of hidden inputs
   * @param isolation how answers are kept apart
   * @param hidden folders that answers must not see
   * @param work a folder of its own, deleted at the end
   */
  public Judge(Path exercises, Seeds seeds, Isolation isolation, List<Path> hidden, Path work) {
    this.exercises = exercises;
    this.seeds = seeds;
    this.cage = new Cage(isolation, hidden);
    this.work = work;
  }

  /**
   * Starts a process as an answer's is started, so that a fault of this computer is found before
   * the first submission and not in it.
   *
   * @throws IllegalStateException if it does not come up, with what to do
   */
  public void probe() {
    Assignment assignment = Assignments.all().get(0);
    ChildFiles childFiles = files(assignment);
    String why;
    try (Child child =
        new Child(childFiles, imports(childFiles), assignment.megabytes(), false, cage)) {
      try {
        child.hello(START);
        return;
      } catch (ChildDied e) {
        why = e.getMessage() + ". " + child.complaints();
      }
    } catch (NotJudged e) {
      why = e.getMessage();
    }
    throw new IllegalStateException(
        "Nothing was marked: the process for the answers does not come up.\n  %s\n  %s"
            .formatted(why.strip().replace("\n", "\n  "), cage.remedy()));
  }

  /**
   * Marks one submission. Whatever it is, there is a mark: a bad file gets none of the points and
   * the reason, and where the grader itself fails the mark says that it is {@linkplain
   * Mark#judged() not judged}. Nothing is thrown, so that the class goes on.
   *
   * @param submission what was handed in
   * @return the mark
   */
  public Mark mark(Submission submission) {
    Intake intake = null;
    try {
      if (!submission.refusal().isEmpty()) {
        return submission.mark("", submission.refusal());
      }
      intake = Intake.read(submission.file());
      if (intake.problem() != null) {
        return submission.mark(intake.sha256(), intake.problem().getMessage());
      }
      Optional<Assignment> assignment = Assignments.of(intake.cells(), submission.fileName());
      return assignment.isPresent()
          ? mark(submission, intake, assignment.get())
          : submission.mark(
              intake.sha256(),
              "The notebook belongs to no homework: none of its answer cells is there.");
    } catch (NotJudged e) {
      return submission.unjudged(intake, e.getMessage());
    } catch (Throwable e) { // the one boundary: no file may end the marking of the others
      return submission.unjudged(intake, "The grader failed: " + e + ".");
    }
  }

  private Mark mark(Submission submission, Intake intake, Assignment assignment) {
    Template template = Template.read(exercises, assignment);
    Collected collected = Collected.from(intake.cells(), template);
    ChildFiles childFiles = files(assignment);
    List<String> imports = imports(childFiles);
    List<Question> questions = new ArrayList<>();
    try (Student student =
        new Student(
            () ->
                new Child(childFiles, imports, assignment.megabytes(), assignment.training(), cage),
            template,
            collected.answers())) {
      Blocked blocked = blocked(childFiles, template, collected);
      for (Part part : assignment.parts()) {
        List<Case> secret = part.hidden().apply(seeds.random(submission.student(), part.id()));
        questions.add(new Examination(student, part, blocked, assignment.seconds()).of(secret));
      }
    }
    return new Mark(
        submission.student(),
        submission.name(),
        intake.sha256(),
        assignment.name(),
        "",
        collected.notes(),
        questions,
        true);
  }

  private Blocked blocked(ChildFiles files, Template template, Collected collected) {
    List<String> code = new ArrayList<>(collected.answers().values());
    template.cells().forEach(cell -> code.add(cell.source()));
    Map<String, String> types = new HashMap<>();
    for (String name : usual) {
      if (!name.endsWith(".*")) {
        types.put(name.substring(name.lastIndexOf('.') + 1), name);
      }
    }
    for (String type : files.withheldTypes()) {
      int dot = type.lastIndexOf('.');
      types.put(type, type);
      if (usual.contains(type.substring(0, dot) + ".*")) {
        types.put(type.substring(dot + 1), type);
      }
    }
    return new Blocked(files.withheld(), types, code);
  }

  private ChildFiles files(Assignment assignment) {
    synchronized (files) {
      return files.computeIfAbsent(
          assignment.name(), name -> ChildFiles.write(assignment, work.resolve(name)));
    }
  }

  /** What every cell of a notebook has imported, as far as the assignment allows it. */
  private List<String> imports(ChildFiles files) {
    return usual.stream()
        .filter(name -> files.packages().contains(name.replace(".*", "")))
        .toList();
  }

  /** Deletes what was written for the student's processes. */
  @Override
  public void close() {
    Folders.delete(work);
  }
}
