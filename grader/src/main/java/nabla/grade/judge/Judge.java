package nabla.grade.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Set<Child> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
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
    try (Child child = start(childFiles, assignment, false)) {
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
   * Writes what the processes of a homework are given, which is else written when the first of them
   * is started.
   *
   * @param assignment the homework
   */
  public void prepare(Assignment assignment) {
    files(assignment);
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
        return submission.mark("", meant(submission), submission.refusal());
      }
      intake = Intake.read(submission.file());
      if (intake.problem() != null) {
        return submission.mark(intake.sha256(), meant(submission), intake.problem().getMessage());
      }
      Optional<Assignment> assignment = Assignments.of(intake.cells(), submission.fileName());
      return assignment.isPresent()
          ? mark(submission, intake, assignment.get())
          : submission.mark(
              intake.sha256(),
              "",
              "The notebook belongs to no homework: none of its answer cells is there.");
    } catch (NotJudged e) {
      return submission.unjudged(intake, e.getMessage());
    } catch (Throwable e) { // the one boundary: no file may end the marking of the others
      return submission.unjudged(intake, "The grader failed: " + e + ".");
    }
  }

  /** The homework that a file, which cannot be read, was to be, as its name says. */
  private static String meant(Submission submission) {
    return Assignments.of(List.of(), submission.fileName()).map(Assignment::name).orElse("");
  }

  private Mark mark(Submission submission, Intake intake, Assignment assignment) {
    Template template = Template.read(exercises, assignment);
    Collected collected = Collected.from(intake.cells(), template);
    ChildFiles childFiles = files(assignment);
    List<Question> questions = new ArrayList<>();
    try (Student student =
        new Student(
            () -> start(childFiles, assignment, assignment.training()),
            template,
            collected.answers())) {
      Blocked blocked = blocked(childFiles, template, collected);
      for (Part part : assignment.parts()) {
        List<Case> secret =
            part.hidden().apply(seeds.random(submission.origin().student(), part.id()));
        questions.add(new Examination(student, part, blocked, assignment.seconds()).of(secret));
      }
    }
    return new Mark(
        submission.origin(),
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

  private Child start(ChildFiles childFiles, Assignment assignment, boolean training) {
    Child child =
        new Child(childFiles, imports(childFiles), assignment.megabytes(), training, cage);
    open.removeIf(Child::isClosed);
    open.add(child);
    if (closed) {
      child.close();
      throw new NotJudged("Marking was ended.", null);
    }
    return child;
  }

  /** Ends the students' processes, and deletes what was written for them; no others are started. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Child::close);
    Folders.delete(work);
  }
}
